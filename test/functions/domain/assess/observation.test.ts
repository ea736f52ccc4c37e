import { describe, expect, it } from 'vitest';
import { firstImpactQuestion } from '../../../../functions/domain/asking/off-question.ts';
import { assessObservation } from '../../../../functions/domain/assess/observation.ts';
import { showTime } from '../../../../functions/domain/time/time.ts';
import { AT, aCase, aKey, anAnswer, aQuestion, daysAgo, OWNER } from '../../../support/builders.ts';
import { assess, HOUR, observed, offUser, settings, withKey } from './observed.ts';

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
      counting: { from: AT },
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

  it.each<[string, number, Parameters<typeof anAnswer>[0] | undefined, number]>([
    [
      'waits on for what is left until then, where somebody asks for more before',
      2,
      { kind: 'ask-again' },
      4,
    ],
    ['is over, where somebody asks for more after it', 24, { kind: 'ask-again' }, 13 * 24],
    ['is not put off by more time', 1, { kind: 'extend', until: daysAgo(-20) }, 5],
    [
      'is not waited for again, where the wait ends a moment before it',
      6 - 1 / 3600,
      undefined,
      14 * 24 - 6 + 1 / 3600,
    ],
    ['is not left out, where the wait ends before it', 1, undefined, 5],
    ['ends with the observation, where nobody has asked for anything', 24, undefined, 13 * 24],
  ])('%s', (_, hours, request, left) => {
    const context = { at: daysAgo(-hours * HOUR), settings, securityHub: undefined };
    const asked = request === undefined ? {} : { request: anAnswer(request) };

    const { case: case_ } = assessObservation(observed(), offUser(), { ...context, ...asked });

    expect(case_.question?.timeoutSeconds).toBe(left * 3600);
  });

  it('tells it anew where its mail has reached nobody', () => {
    const asked = observed();
    const question = { ...aQuestion('impact', { number: 2, until: daysAgo(-14) }), unreachable: AT };

    expect(assess(HOUR, { case: asked }).outcome).toBe('wait');
    const { outcome, case: case_ } = assess(HOUR, { case: { ...asked, question } });
    expect(outcome).toBe('disabled');
    expect(case_.question).toMatchObject({ message: 'disabled', number: 3 });
  });

  it('finds a use that IAM reported late', () => {
    const { outcome, case: case_ } = assess(6 * HOUR, { user: withKey({ lastUsedAt: daysAgo(HOUR) }) });

    expect(outcome).toBe('used');
    expect(case_.remarks).toEqual([`AKIA…MPLE was used on ${showTime(daysAgo(HOUR), 'UTC')}.`]);
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
