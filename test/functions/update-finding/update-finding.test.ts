import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case.ts';
import type { CaseRecord } from '../../../functions/domain/case-record.ts';
import type { FindingRef } from '../../../functions/domain/finding.ts';
import type { Step } from '../../../functions/domain/note.ts';
import { InvalidInputError } from '../../../functions/shared/errors.ts';
import { failureText } from '../../../functions/update-finding/failure-text.ts';
import {
  type UpdateFindingInput,
  updateFindingInputSchema,
} from '../../../functions/update-finding/schema.ts';
import { updateFinding } from '../../../functions/update-finding/update-finding.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  SECURITY,
  USER_ID,
} from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { aStoredFinding, type FakeFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const productArn = 'arn:aws:securityhub:eu-west-1::product/aws/securityhub';
const ref = (findingId: string): FindingRef => ({
  findingId,
  productArn,
  region: 'eu-west-1',
  control: 'IAM.8',
});
const offUser = aUser({ credentials: [aKey({ status: 'Inactive' })] });
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

function worldWith(record: Partial<CaseRecord> = {}, findings: FakeFinding[] = [aStoredFinding()]) {
  return aWorld({ findings, records: [aRecord({ findings: [ref('finding-1')], ...record })] });
}

function write(world: World, step: Step, case_: Partial<Case> = {}, more: Partial<UpdateFindingInput> = {}) {
  return updateFinding({ state: 'Record', enteredAt: AT, step, case: aCase(case_), ...more }, world);
}

const findingOf = (world: World, id = 'finding-1') => world.findings.finding(id);
const stored = (world: World) => world.table.at(USER_ID);

describe('a step of a running case', () => {
  const asked = { question: aQuestion('stakeholder') };

  it('is written on its findings, in the table and to the operators', async () => {
    const world = worldWith();

    const output = await write(world, 'asked', { ...asked, remarks: ['A remark.'] });

    expect(findingOf(world)).toMatchObject({
      workflowStatus: 'NOTIFIED',
      note: expect.stringMatching(
        new RegExp(`^Asked alice@example.com until .* A remark\\. Case ${CASE_ID}\\.$`),
      ),
      userDefinedFields: {
        UnusedCredentialsCase: CASE_ID,
        UnusedCredentialsStep: 'asked',
        UnusedCredentialsDeadline: daysAgo(-14),
      },
    });
    expect(stored(world)).toMatchObject({
      status: 'open',
      step: 'asked',
      deadline: daysAgo(-14),
      update: { status: 'NOTIFIED', note: findingOf(world).note },
    });
    expect(world.topic.published).toMatchObject([{ attributes: { step: 'asked', status: 'NOTIFIED' } }]);
    expect(output).toMatchObject({ outcome: 'asked', case: { remarks: [] } });
  });

  it('keeps what others have put into the fields', async () => {
    const world = worldWith({}, [aStoredFinding({ userDefinedFields: { ticket: 'SEC-1' } })]);

    await write(world, 'asked', asked);

    expect(findingOf(world).userDefinedFields).toMatchObject({
      ticket: 'SEC-1',
      UnusedCredentialsStep: 'asked',
    });
  });

  it('does not look for new findings yet', async () => {
    const world = worldWith({}, [aStoredFinding(), aStoredFinding({ findingId: 'new' })]);

    await write(world, 'asked', asked);

    expect(findingOf(world, 'new').history).toEqual([]);
  });

  it('tolerates a finding that is gone', async () => {
    const world = worldWith({ findings: [ref('vanished'), ref('finding-1')] });

    await write(world, 'asked', asked);

    expect(findingOf(world).workflowStatus).toBe('NOTIFIED');
  });

  it('reaches a finding that was attached meanwhile', async () => {
    const world = worldWith({}, [aStoredFinding(), aStoredFinding({ findingId: 'late', userArn: 'other' })]);
    world.table.meanwhile(() => {
      const record = stored(world);
      world.table.store({
        ...record,
        revision: record.revision + 1,
        findings: [...record.findings, ref('late')],
      });
    });

    await write(world, 'left-disabled', { user: offUser });

    expect(stored(world).findings.map(({ findingId }) => findingId)).toEqual(['finding-1', 'late']);
    expect(findingOf(world, 'late').note).toBe(findingOf(world).note);
    expect(findingOf(world, 'late').workflowStatus).toBe('RESOLVED');
  });

  it('is not written in the name of a case that the table does not hold', async () => {
    const world = worldWith({ caseId: `alice-${USER_ID}-2` });

    await expect(write(world, 'asked', asked)).rejects.toThrow(InvalidInputError);
    expect(world.findings.writes).toEqual([]);
  });
});

describe('what a kept credential must do', () => {
  it('counts from the answer and becomes the next question', async () => {
    const keep = anAnswer({
      kind: 'keep',
      decisions: { password: 'keep', [OLD_KEY]: 'keep' },
      at: daysAgo(1),
    });
    const world = worldWith({ answers: [keep] });

    const { case: case_ } = await write(world, 'kept', { question: aQuestion('stakeholder') });

    expect(case_).toMatchObject({
      mustUse: { credentialIds: ['password', OLD_KEY], from: daysAgo(1), until: daysAgo(-13) },
      question: { number: 2, kind: 'use', message: 'kept' },
    });
    expect(findingOf(world).note).toMatch(
      /^Needed, with the link sent to alice@example\.com.*: password, AKIA…MPLE/,
    );
  });

  it('is what was kept beside what was deleted', async () => {
    const mustUse = { credentialIds: ['password'], from: AT, until: daysAgo(-14) };
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = worldWith({ answers: [anAnswer({ decisions })] });

    await write(world, 'kept', {
      mustUse,
      disabled,
      outcomes: [
        { credentialId: 'password', result: 'kept' },
        { credentialId: OLD_KEY, result: 'deleted' },
      ],
    });

    expect(findingOf(world).note).toContain('AKIA…MPLE is deleted.');
    expect(findingOf(world).note).not.toContain('is disabled');
  });
});

describe('the end of a case', () => {
  it('closes it, with its question and its token', async () => {
    const world = worldWith({
      question: { ...aQuestion('impact'), planId: 'p', taskToken: 'token-1', sent: true },
      deadline: AT,
    });

    await write(world, 'left-disabled', { user: offUser, disabled });

    expect(stored(world)).toMatchObject({ status: 'closed', closedAt: AT, step: 'left-disabled' });
    expect(stored(world)).not.toHaveProperty('question');
    expect(stored(world)).not.toHaveProperty('deadline');
    expect(findingOf(world).workflowStatus).toBe('RESOLVED');
  });

  it('reaches the findings that appeared since, and not those of others', async () => {
    const world = worldWith({}, [
      aStoredFinding(),
      aStoredFinding({ findingId: 'new-id' }),
      aStoredFinding({ findingId: 'other-region', region: 'us-east-1' }),
      aStoredFinding({ findingId: 'other-control', controlId: 'IAM.22' }),
      aStoredFinding({ findingId: 'suppressed', workflowStatus: 'SUPPRESSED' }),
      aStoredFinding({ findingId: 'of-bob', userArn: 'arn:aws:iam::123456789012:user/bob' }),
    ]);

    await write(world, 'left-disabled', { user: offUser });

    expect(world.findings.writes).toEqual([
      'finding-1: RESOLVED',
      'new-id: RESOLVED',
      'other-region: RESOLVED',
    ]);
    expect(stored(world).findings).toHaveLength(3);
  });

  it('is written also where the siblings cannot be looked up', async () => {
    const world = worldWith();
    world.calls.fail('findings.ofUser');

    await write(world, 'left-disabled', { user: offUser });

    expect(findingOf(world).workflowStatus).toBe('RESOLVED');
    expect(stored(world).status).toBe('closed');
  });

  it('leaves the status where Security Hub has resolved a finding that passes', async () => {
    const passed = aStoredFinding({ complianceStatus: 'PASSED', workflowStatus: 'RESOLVED' });
    const world = worldWith({}, [passed]);

    await write(world, 'used', {
      user: aUser({ credentials: [aKey({ lastUsedAt: AT })] }),
      outcomes: [{ credentialId: OLD_KEY, result: 'used' }],
    });

    expect(findingOf(world).workflowStatus).toBe('RESOLVED');
    expect(findingOf(world).note).toContain('AKIA…MPLE used');
  });

  it('by an exemption is SUPPRESSED with its end in the table', async () => {
    const answer = anAnswer({
      kind: 'exempt',
      role: 'security-contact',
      by: SECURITY,
      reason: 'break glass',
      until: daysAgo(-90),
    });
    const world = worldWith({ answers: [answer] });

    await write(world, 'exempt');

    expect(findingOf(world).workflowStatus).toBe('SUPPRESSED');
    expect(stored(world)).toMatchObject({
      status: 'closed',
      exemption: { until: daysAgo(-90), reason: 'break glass', by: SECURITY },
    });
  });

  it.each<Step>(['exempt'])('"%s" without a recorded answer is refused', async (step) => {
    const world = worldWith();

    await expect(write(world, step)).rejects.toThrow(InvalidInputError);
    expect(world.findings.writes).toEqual([]);
  });

  it('by a stop names who stopped it, even before there was a plan', async () => {
    const stop = anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', planId: '' });
    const world = worldWith({ answers: [stop] });

    await write(world, 'stop');

    expect(findingOf(world).note).toMatch(/^Stopped, by an analyst with the custom action/);
  });
});

describe('a failure', () => {
  const failure = {
    state: 'DisableCredentials',
    error: 'PermanentServiceError',
    cause: '{"errorMessage":"AccessDenied"}',
  };

  it('is written as NEW with what is true now, and closes the case', async () => {
    const world = worldWith();

    await write(world, 'failed', { user: offUser }, { failure });

    expect(findingOf(world).workflowStatus).toBe('NEW');
    expect(findingOf(world).note).toMatch(
      /DisableCredentials: PermanentServiceError \(AccessDenied\).*AKIA…MPLE: Inactive/,
    );
    expect(stored(world).status).toBe('closed');
  });

  it('says so when the user could not be read, whatever was read before', async () => {
    const world = worldWith();

    await write(world, 'failed', { user: offUser, remarks: ['Old news.'] }, { failure, outcome: 'not-read' });

    expect(findingOf(world).note).toContain('could not be read');
    expect(findingOf(world).note).not.toMatch(/Inactive|Old news/);
  });

  it.each([
    [{ state: 'A', error: 'E' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: '' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: 'plain' }, 'A: E (plain)'],
    [{ state: 'A', error: 'E', cause: '{"errorMessage":"m","trace":["secret"]}' }, 'A: E (m)'],
    [{ state: 'A', error: 'E', cause: '{"trace":[]}' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: 'x'.repeat(500) }, `A: E (${'x'.repeat(200)})`],
  ])('in words is %#', (given, words) => {
    expect(failureText(given)).toBe(words);
  });
});

describe('a step that is tried again', () => {
  it.each<[Step, Partial<Case>]>([
    ['asked', { question: aQuestion('stakeholder') }],
    [
      'deleted',
      { user: aUser({ credentials: [] }), outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }] },
    ],
  ])('after a crash at any call ends up written once in the same way (%s)', async (step, case_) => {
    const fresh = () =>
      worldWith({ answers: [anAnswer()] }, [aStoredFinding(), aStoredFinding({ findingId: 'new-id' })]);
    const act = (world: World) => write(world, step, case_);
    const undisturbed = fresh();
    const expected = await act(undisturbed);

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();

      expect(await runThrough(world, crash, act)).toEqual(expected);
      expect(findingOf(world)).toMatchObject({
        note: findingOf(undisturbed).note,
        workflowStatus: findingOf(undisturbed).workflowStatus,
      });
      // Looking for siblings is not worth a case: without an answer the others are written.
      if (crash.name !== 'findings.ofUser')
        expect(findingOf(world, 'new-id').note).toBe(findingOf(undisturbed, 'new-id').note);
      expect(stored(world).status).toBe(stored(undisturbed).status);
    }
  });
});

describe('the input of a step', () => {
  it.each(['asked', 'failed'])('takes "%s"', (step) => {
    expect(
      updateFindingInputSchema.safeParse({ state: 'x', enteredAt: AT, step, case: aCase() }).success,
    ).toBe(true);
  });

  it.each(['silent', 'toString', ''])('refuses "%s", which no finding can show', (step) => {
    expect(
      updateFindingInputSchema.safeParse({ state: 'x', enteredAt: AT, step, case: aCase() }).success,
    ).toBe(false);
  });
});
