import { describe, expect, it } from 'vitest';
import { ASSESSED, assessUser, sayCompliance } from '../../../functions/assess-user/assess-user.ts';
import { type AssessUserInput, assessUserInputSchema } from '../../../functions/assess-user/schema.ts';
import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { InvalidInputError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aQuestion,
  aUser,
  daysAgo,
  neverUsed,
  OLD_KEY,
  OTHER_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const disabled: CaseRecord['disabled'] = [
  { credentialId: OLD_KEY, kind: 'access-key', lastUsedAt: daysAgo(200), disabledAt: daysAgo(28) },
];
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });

/** A world with this user, and a case that has been assessed. */
const worldWith = (
  record: Partial<CaseRecord> = {},
  has: Pick<NonNullable<Parameters<typeof aWorld>[0]>, 'users' | 'findings'> = {},
) => aWorld({ records: [aCase(record)], ...has });

async function assess(world: World, purpose: AssessUserInput['purpose'], at = AT) {
  const run = onCase(
    { table: world.table, settings: world.settings, changes: ASSESSED, writesNothing: true },
    assessUser(world),
  );
  const output = await run({ state: 'AssessUser', enteredAt: at, purpose, case: addressOf(aCase()) });
  return { ...output, record: world.table.at(USER_ID) };
}

describe('an assessment', () => {
  it.each(['retirement', 'observation', 'use', 'failure'] as const)(
    'for %s changes nothing but the item of its case, in one write',
    async (purpose) => {
      const off = purpose === 'retirement' ? [] : disabled;
      const record = { disabled: off, observeUntil: AT, question: aQuestion('deletion') };
      const world = worldWith(record, { findings: [aStoredFinding()] });

      await assess(world, purpose);

      expect(world.calls.made.filter((call) => !/read|ofUser|table\.get/.test(call))).toEqual(['table.put']);
      expect(world.iam.state.acts).toEqual([]);
    },
  );

  it('makes no new plan once something is off', async () => {
    const world = worldWith({ disabled });

    await expect(assess(world, 'retirement')).rejects.toThrow(InvalidInputError);
    expect(world.table.at(USER_ID)).not.toHaveProperty('entry');
  });

  it('tells of two keys which is unused', async () => {
    const used = aKey({ id: OTHER_KEY, lastUsedAt: daysAgo(2) });
    const world = worldWith({}, { users: [aUser({ credentials: [aKey(), used] })] });

    const { outcome, record } = await assess(world, 'retirement');

    expect(outcome).toBe('asked');
    expect(record.plan?.items.map(({ proposal }) => proposal)).toEqual(['retire', 'leave']);
  });

  it('takes a password that was set anew after an old sign-in for young', async () => {
    const password = aPassword({ createdAt: daysAgo(5), lastUsedAt: daysAgo(500) });
    const world = worldWith({}, { users: [aUser({ credentials: [password] })] });

    expect((await assess(world, 'retirement')).outcome).toBe('in-use');
  });

  it.each([
    ['gone', [], 'gone', true],
    ['somebody else of the same name', [aUser({ userId: 'AIDANEW1234567890123' })], 'recreated', false],
  ])('of a user that is %s says so', async (_, users, outcome, userGone) => {
    for (const purpose of ['retirement', 'observation', 'use'] as const) {
      const assessed = await assess(worldWith({}, { users }), purpose);

      expect(assessed).toMatchObject({ outcome, record: { userGone } });
      expect(assessed.record).not.toHaveProperty('user');
      expect(assessed.record.remarks[0]).toMatch(/^The user no longer exists.*\.$/);
    }
  });

  it('after a failure reads what is true, without old remarks', async () => {
    const world = worldWith({ remarks: ['Old news.'], userGone: true }, { users: [offUser] });

    expect(await assess(world, 'failure')).toMatchObject({
      outcome: 'read',
      record: { userGone: false, remarks: [], user: { credentials: [{ status: 'Inactive' }] } },
    });
  });

  it('that IAM cannot answer now is tried again', async () => {
    const world = worldWith();
    world.calls.fail('iam.read');

    await expect(assess(world, 'retirement')).rejects.toThrow(TransientServiceError);
  });

  it('of a kept credential tells whether it was used', async () => {
    const mustUse = { credentialIds: ['password'], from: AT, until: daysAgo(-14) };
    const fresh = neverUsed(aPassword({ createdAt: AT }));
    const waiting = { mustUse, question: aQuestion('use') };
    const unused = worldWith(waiting, { users: [aUser({ credentials: [fresh] })] });
    const used = worldWith(waiting, {
      users: [aUser({ credentials: [{ ...fresh, lastUsedAt: daysAgo(-1) }] })],
    });

    expect((await assess(unused, 'use', daysAgo(-2))).outcome).toBe('wait');
    expect((await assess(used, 'use', daysAgo(-2))).outcome).toBe('used');
  });

  it('in the name of a case that the table does not hold is refused', async () => {
    const world = worldWith({ caseId: 'other' });

    await expect(assess(world, 'retirement')).rejects.toThrow(InvalidInputError);
    expect(world.calls.made).toEqual(['table.get']);
  });
});

describe('the end of an observation', () => {
  const ended = { disabled, observeUntil: AT, question: aQuestion('deletion', { number: 4 }) };
  const observed = (record: Partial<CaseRecord> = {}) =>
    worldWith({ ...ended, ...record }, { users: [offUser] });

  it('leaves things disabled without a word about deletion', async () => {
    expect((await assess(observed(), 'observation')).outcome).toBe('left-disabled');
  });

  it('ends where nothing is left of a quarantined user that an owner wants back', async () => {
    const wish = anAnswer({ kind: 'restore', questionNumber: 2, delivered: false });
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 0 };
    const question = aQuestion('impact', { number: 2, until: AT });
    const world = worldWith(
      { disabled, quarantine, observeUntil: AT, question, answers: [wish] },
      { users: [aUser({ credentials: [] })] },
    );

    expect((await assess(world, 'observation')).outcome).toBe('left-disabled');
  });

  it('hears the wish to restore that came after the last question', async () => {
    const restore = anAnswer({ kind: 'restore', delivered: false });

    const { outcome, record } = await assess(observed({ answers: [restore] }), 'observation');

    expect(outcome).toBe('restore');
    expect(record).toMatchObject({ disabled, outcomes: [] });
    // It is settled by restoring only.
    expect(record.taken).toEqual([]);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['that was taken', { answers: [anAnswer({ kind: 'restore', delivered: true })] }],
    ['that was fulfilled', { answers: [anAnswer({ kind: 'restore', delivered: false })], restoredAt: AT }],
  ])('does not hear one %s', async (_, record) => {
    expect((await assess(observed(record), 'observation')).outcome).toBe('left-disabled');
  });

  it('does not hear one of another case: nothing is decided', async () => {
    const restore = anAnswer({ kind: 'restore', delivered: false });
    const world = observed({ caseId: 'other', answers: [restore] });

    await expect(assess(world, 'observation')).rejects.toThrow(InvalidInputError);
    expect(world.table.at(USER_ID)).not.toHaveProperty('entry');
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
    const input = { state: 'AssessUser', enteredAt: AT, case: addressOf(aCase()) };

    expect(assessUserInputSchema.safeParse({ ...input, purpose: 'retirement' }).success).toBe(true);
    expect(assessUserInputSchema.safeParse({ ...input, purpose: 'other' }).success).toBe(false);
  });
});
