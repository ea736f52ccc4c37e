import { describe, expect, it } from 'vitest';
import { assessUser, sayCompliance } from '../../../functions/assess-user/assess-user.ts';
import { type AssessUserInput, assessUserInputSchema } from '../../../functions/assess-user/schema.ts';
import type { Case } from '../../../functions/domain/case/case.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  neverUsed,
  OLD_KEY,
  OTHER_KEY,
} from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const disabled: Case['disabled'] = [
  { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: daysAgo(28) },
];
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

function assess(world: World, purpose: AssessUserInput['purpose'], case_: Partial<Case> = {}, at = AT) {
  return assessUser({ state: 'AssessUser', enteredAt: at, purpose, case: aCase(case_) }, world);
}

describe('an assessment', () => {
  it.each(['retirement', 'observation', 'use', 'failure'] as const)(
    'for %s changes nothing anywhere',
    async (purpose) => {
      const world = aWorld({ records: [aRecord()], findings: [aStoredFinding()] });

      await assess(world, purpose, { disabled, observeUntil: AT, question: aQuestion('deletion') });

      expect(world.calls.made.filter((call) => !/read|ofUser|table\.get/.test(call))).toEqual([]);
      expect(world.iam.state.acts).toEqual([]);
    },
  );

  it('tells of two keys which is unused', async () => {
    const used = aKey({ id: OTHER_KEY, lastUsedAt: daysAgo(2) });
    const world = aWorld({ users: [aUser({ credentials: [aKey(), used] })] });

    const { outcome, case: case_ } = await assess(world, 'retirement');

    expect(outcome).toBe('ask');
    expect(case_.plan?.items.map(({ proposal }) => proposal)).toEqual(['retire', 'leave']);
  });

  it('takes a password that was set anew after an old sign-in for young', async () => {
    const password = aPassword({ createdAt: daysAgo(5), lastUsedAt: daysAgo(500) });
    const world = aWorld({ users: [aUser({ credentials: [password] })] });

    expect((await assess(world, 'retirement')).outcome).toBe('in-use');
  });

  it.each([
    ['gone', [], 'gone', true],
    ['somebody else of the same name', [aUser({ userId: 'AIDANEW1234567890123' })], 'recreated', false],
  ])('of a user that is %s says so', async (_, users, outcome, userGone) => {
    const world = aWorld({ users });

    for (const purpose of ['retirement', 'observation', 'use'] as const) {
      const assessed = await assess(world, purpose);

      expect(assessed).toMatchObject({ outcome, case: { userGone } });
      expect(assessed.case).not.toHaveProperty('user');
      expect(assessed.case.remarks[0]).toMatch(/^The user no longer exists.*\.$/);
    }
  });

  it('after a failure reads what is true, without old remarks', async () => {
    const world = aWorld({ users: [offUser] });

    expect(await assess(world, 'failure', { remarks: ['Old news.'], userGone: true })).toMatchObject({
      outcome: 'read',
      case: { userGone: false, remarks: [], user: { credentials: [{ status: 'Inactive' }] } },
    });
  });

  it('that IAM cannot answer now is tried again', async () => {
    const world = aWorld();
    world.calls.fail('iam.read');

    await expect(assess(world, 'retirement')).rejects.toThrow(TransientServiceError);
  });

  it('of a kept credential tells whether it was used', async () => {
    const mustUse = { credentialIds: ['password'], from: AT, until: daysAgo(-14) };
    const fresh = neverUsed(aPassword({ createdAt: AT }));
    const unused = aWorld({ users: [aUser({ credentials: [fresh] })] });
    const used = aWorld({ users: [aUser({ credentials: [{ ...fresh, lastUsedAt: daysAgo(-1) }] })] });
    const waiting = { mustUse, question: aQuestion('use') };

    expect((await assess(unused, 'use', waiting, daysAgo(-2))).outcome).toBe('not-yet');
    expect((await assess(used, 'use', waiting, daysAgo(-2))).outcome).toBe('used');
  });
});

describe('the end of an observation', () => {
  const ended = { disabled, observeUntil: AT, question: aQuestion('deletion', { number: 4 }) };
  const worldWith = (record: Partial<CaseRecord>, settings = {}) =>
    aWorld({ users: [offUser], records: [aRecord({ disabled, ...record })], settings });

  it('leaves things disabled without a word about deletion', async () => {
    expect((await assess(worldWith({}), 'observation', ended)).outcome).toBe('left-disabled');
  });

  it('hears the wish to restore that came after the last question', async () => {
    const restore = anAnswer({ kind: 'restore', delivered: false });

    const { outcome, case: case_ } = await assess(worldWith({ answers: [restore] }), 'observation', ended);

    expect(outcome).toBe('restore');
    expect(case_).toMatchObject({ disabled, outcomes: [] });
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['that was taken', { answers: [anAnswer({ kind: 'restore', delivered: true })] }],
    ['that was fulfilled', { answers: [anAnswer({ kind: 'restore', delivered: false })], restoredAt: AT }],
    ['of another case', { caseId: 'other', answers: [anAnswer({ kind: 'restore', delivered: false })] }],
  ])('does not hear one %s', async (_, record) => {
    expect((await assess(worldWith(record), 'observation', ended)).outcome).toBe('left-disabled');
  });

  it('says what Security Hub reports of the control', () => {
    const found = [
      aStoredFinding({ complianceStatus: 'FAILED' }),
      aStoredFinding({ findingId: 'b', complianceStatus: 'PASSED' }),
      aStoredFinding({ findingId: 'c', complianceStatus: 'PASSED' }),
      aStoredFinding({ findingId: 'd', controlId: 'IAM.22', complianceStatus: 'WARNING' }),
    ];

    expect(sayCompliance(found, { controls: ['IAM.8'] })).toBe('Security Hub says FAILED, PASSED.');
    expect(sayCompliance([], { controls: ['IAM.8'] })).toBeUndefined();
  });
});

describe('the input of an assessment', () => {
  it('has a purpose that is known', () => {
    const input = { state: 'AssessUser', enteredAt: AT, case: aCase() };

    expect(assessUserInputSchema.safeParse({ ...input, purpose: 'retirement' }).success).toBe(true);
    expect(assessUserInputSchema.safeParse({ ...input, purpose: 'other' }).success).toBe(false);
  });
});
