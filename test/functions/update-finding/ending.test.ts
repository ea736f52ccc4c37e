import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import type { Step } from '../../../functions/domain/note/note.ts';
import { AT, aKey, anAnswer, aQuestion, aUser, daysAgo, OLD_KEY, SECURITY } from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';

import { findingOf, left, stored, worldWith, write } from './writing.ts';

describe('the end of a case', () => {
  it('closes it, with its question and its token', async () => {
    const world = worldWith({
      question: { ...aQuestion('impact'), planId: 'p', taskToken: 'token-1', sent: true },
      deadline: AT,
    });

    await write(world, 'left-disabled', left);

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

    await write(world, 'left-disabled', left);

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

    await write(world, 'left-disabled', left);

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
    expect(findingOf(world).note).toContain('Used, as far as IAM reports: AKIA…MPLE.');
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
