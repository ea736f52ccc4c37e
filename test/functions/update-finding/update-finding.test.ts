import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import { AT, anAnswer, aQuestion, CASE_ID, daysAgo, OLD_KEY, USER_ID } from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';

import { disabled, findingOf, left, ref, stored, worldWith, write } from './writing.ts';

describe('a step of a running case', () => {
  const asked = { question: aQuestion('stakeholder') };

  it('is written on its findings, in the table and to the operators', async () => {
    const world = worldWith();

    const output = await write(world, 'asked', { ...asked, remarks: ['A remark.'] });

    expect(findingOf(world)).toMatchObject({
      workflowStatus: 'NOTIFIED',
      note: expect.stringMatching(
        new RegExp(`^Asking alice@example.com; answer by .* A remark\\. Case ${CASE_ID}\\.$`),
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
    expect(output).toMatchObject({ outcome: 'asked' });
    expect(stored(world).remarks).toEqual([]);
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

    await write(world, 'left-disabled', left);

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

    await write(world, 'kept', { question: aQuestion('stakeholder') });

    expect(stored(world)).toMatchObject({
      mustUse: { credentialIds: ['password', OLD_KEY], from: daysAgo(1), until: daysAgo(-13) },
      question: { number: 2, kind: 'use', message: 'kept' },
    });
    expect(findingOf(world).note).toMatch(
      /^Needed, with the link sent to alice@example\.com.*: password, AKIA…MPLE/,
    );
  });

  it('is told as given back of what was given back, whoever is told of it later', async () => {
    const mustUse = { credentialIds: [OLD_KEY], from: AT, until: daysAgo(-14) };
    const world = worldWith({ answers: [anAnswer(), anAnswer({ answerId: 'back', kind: 'restore' })] });

    await write(world, 'kept', {
      mustUse,
      disabled,
      restoredAt: AT,
      outcomes: [{ credentialId: OLD_KEY, result: 'restored' }],
    });

    expect(stored(world)).toMatchObject({ step: 'restored', question: { kind: 'use', message: 'restored' } });
    expect(findingOf(world).note).toMatch(/^Given back, with the link sent to .*: AKIA…MPLE restored\./);
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

    expect(findingOf(world).note).toContain('AKIA…MPLE: deleted by this case.');
    expect(findingOf(world).note).not.toContain('disabled by');
  });
});
