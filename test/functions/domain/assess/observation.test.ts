import { describe, expect, it } from 'vitest';
import { firstImpactQuestion } from '../../../../functions/domain/assess/observation.ts';
import { AT, aCase, aKey, aQuestion, daysAgo, OWNER } from '../../../support/builders.ts';

import { assess, HOUR, offUser, settings, withKey } from './observed.ts';

describe('the first question after disabling', () => {
  it('tells the owner, runs to the end of the observation and pauses after six hours', () => {
    expect(firstImpactQuestion(aCase({ question: aQuestion('stakeholder') }), AT, settings)).toEqual({
      number: 2,
      kind: 'impact',
      message: 'disabled',
      recipients: [
        { address: OWNER, role: 'stakeholder', reason: 'you are named in the tag Owner of this user' },
      ],
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: 6 * 3600,
    });
  });
});

describe('the early check', () => {
  it('goes on in silence until the end of the observation, as the same question', () => {
    const { outcome, case: case_ } = assess(6 * HOUR);

    expect(outcome).toBe('wait');
    expect(case_.question).toMatchObject({
      number: 2,
      kind: 'impact',
      message: 'silent',
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: (14 * 24 - 6) * 3600,
    });
  });

  it('finds a use that IAM reported late', () => {
    const { outcome, case: case_ } = assess(6 * HOUR, { user: withKey({ lastUsedAt: daysAgo(HOUR) }) });

    expect(outcome).toBe('used');
    expect(case_.remarks).toEqual([`AKIA…MPLE was used on ${daysAgo(HOUR)}.`]);
  });

  it('finds a user that is protected now', () => {
    const { outcome, case: case_ } = assess(6 * HOUR, { user: offUser({ tags: { 'break-glass': '' } }) });

    expect(outcome).toBe('protected');
    expect(case_.remarks).toEqual(['Protected now: it has the tag break-glass.']);
  });

  it('weighs a use more than a protection or a change', () => {
    const user = offUser({
      credentials: [aKey({ status: 'Active', lastUsedAt: AT })],
      tags: { 'break-glass': '' },
    });

    expect(assess(6 * HOUR, { user }).outcome).toBe('used');
  });
});
