import { describe, expect, it } from 'vitest';
import {
  assessUse,
  awaitingUse,
  mustUseOf,
  stepInUse,
  stillUnused,
  useQuestion,
} from '../../../../functions/domain/assess/use.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
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
  OWNER,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings();
const mustUse = { credentialIds: [OLD_KEY], from: AT, until: daysAgo(-14) };
const waiting = aCase({ mustUse, question: aQuestion('use', { number: 4 }) });

function assess(days: number, user = aUser(), case_ = waiting) {
  return assessUse(case_, user, { at: daysAgo(-days), settings });
}

describe('what an answer keeps', () => {
  it('must be used within the time that counts from the answer', () => {
    const answer = anAnswer({ kind: 'retire', decisions: { password: 'retire', [OLD_KEY]: 'keep' } });

    expect(mustUseOf({ ...answer, at: daysAgo(2) }, settings)).toEqual({
      credentialIds: [OLD_KEY],
      from: daysAgo(2),
      until: daysAgo(-12),
    });
  });

  it('keeps the time that it was given since', () => {
    const answer = anAnswer({ kind: 'keep', decisions: { [OLD_KEY]: 'keep' } });
    const longer = { ...mustUse, until: daysAgo(-60) };

    expect(awaitingUse(aCase(), { answer, at: AT, settings }).mustUse).toMatchObject({ until: daysAgo(-14) });
    expect(awaitingUse(aCase({ mustUse: longer }), { answer, at: AT, settings })).toMatchObject({
      mustUse: longer,
      question: { kind: 'use', until: daysAgo(-60) },
    });
  });

  it('must be used within the time from the latest word for it, where that is later than the time runs', () => {
    const before = { ...mustUse, until: daysAgo(-60), remindedAt: daysAgo(-12) };
    const again = (differs: Partial<Answer>, from = before) => {
      const answer = anAnswer({ kind: 'keep', decisions: { [OLD_KEY]: 'keep' }, ...differs });
      return awaitingUse(aCase({ mustUse: from }), { answer, at: daysAgo(-16), settings });
    };
    const anew = { credentialIds: [OLD_KEY], from: daysAgo(-15), until: daysAgo(-29) };

    expect(again({ at: daysAgo(-15) }).question).toMatchObject({ since: daysAgo(-15), until: daysAgo(-29) });
    expect(again({ at: daysAgo(-15) }).mustUse).toEqual(anew);
    const seldom = { every: 'quarter', until: daysAgo(-107) } as const;
    expect(again({ at: daysAgo(-15), ...seldom }).mustUse).toEqual({ ...anew, until: daysAgo(-107) });
    expect(again({ at: daysAgo(-15), decisions: { [OLD_KEY]: 'retire' } }).mustUse).toEqual(before);
  });

  it('keeps its time where that runs since the answer: extended, or from giving back', () => {
    const answer = anAnswer({ kind: 'keep', decisions: { [OLD_KEY]: 'keep' }, at: daysAgo(-15) });
    const longer = { ...mustUse, from: daysAgo(-15), until: daysAgo(-60), remindedAt: daysAgo(-27) };
    const back = { ...longer, from: daysAgo(-15.5), credentialIds: [OLD_KEY, 'password'] };

    for (const known of [longer, back])
      expect(awaitingUse(aCase({ mustUse: known }), { answer, at: daysAgo(-30), settings }).mustUse).toEqual(
        known,
      );
  });

  it('is nothing when everything goes', () => {
    expect(mustUseOf(anAnswer(), settings)).toBeUndefined();
  });
});

describe('what was given back', () => {
  const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
  const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: daysAgo(3) }];
  const back = aCase({ ...waiting, disabled, outcomes, restoredAt: AT });
  const shown = (credentials: ReturnType<typeof aKey>[], hours: number) =>
    assessUse(
      back,
      { ...aUser({ credentials }), readAt: daysAgo(-hours / 24) },
      { at: daysAgo(-hours / 24), settings },
    );

  it.each([
    ['off', [aKey({ status: 'Inactive' })], 'someone has switched it off'],
    ['gone', [], 'it exists no more'],
  ])(
    'and a read shows as %s within the hour is waited for: IAM may show it late',
    (_, credentials, reason) => {
      expect(shown(credentials, 0.9).outcome).toBe('wait');
      expect(shown(credentials, 1)).toMatchObject({
        outcome: 'used',
        case: { outcomes: [{ result: 'dropped', reason }] },
      });
    },
  );

  it('is told as given back also where its time was over before more was given', () => {
    const over = { ...back, outcomes: [{ credentialId: OLD_KEY, result: 'not-used' as const }] };

    expect(stepInUse(over)).toBe('restored');
    expect(stepInUse({ ...over, disabled: [] })).toBe('kept');
  });
});

describe('a reminder of what is still unused', () => {
  const both = { ...mustUse, credentialIds: ['password', OLD_KEY] };
  const keyUsed = aUser({ credentials: [aPassword(), aKey({ lastUsedAt: AT })] });
  const lookAt = (days: number, mustUseNow = both, using = settings) => {
    const case_ = aCase({ mustUse: mustUseNow, question: aQuestion('use', { number: 4 }) });
    return assessUse(case_, keyUsed, { at: daysAgo(-days), settings: using });
  };

  it('goes out at the last look before the date, and once', () => {
    expect(lookAt(11.9).case.question).toMatchObject({ message: 'silent' });
    const { outcome, case: reminded } = lookAt(12);

    expect(outcome).toBe('wait');
    expect(reminded.mustUse).toEqual({ ...both, remindedAt: daysAgo(-12) });
    expect(reminded.question).toMatchObject({ message: 'still-unused', timeoutSeconds: 2 * 86_400 });
    expect(stillUnused(reminded)).toEqual(['password']);
    expect(lookAt(13, { ...both, remindedAt: daysAgo(-12) } as never).case.question?.message).toBe('silent');
  });

  it('has a look of its own where the first one would come at the date', () => {
    const seldom = someSettings({ checkUseEvery: 'P30D' });
    const first = useQuestion(aCase({ mustUse: both }), { at: AT, settings: seldom, message: 'kept' });

    expect(first.timeoutSeconds).toBe(7 * 86_400);
    expect(lookAt(7, both, seldom).case.question).toMatchObject({
      message: 'still-unused',
      timeoutSeconds: 7 * 86_400,
    });
  });

  it('is not sent in the last hour', () => {
    expect(lookAt(14 - 0.9 / 24).case.question?.message).toBe('silent');
  });

  it('comes again where somebody has asked for more time', () => {
    const reminded = aCase({
      mustUse: { ...both, remindedAt: daysAgo(-12) },
      question: aQuestion('use', { number: 4 }),
    });
    const request = anAnswer({ kind: 'extend', until: daysAgo(-40) });

    const { case: next } = assessUse(reminded, keyUsed, { at: daysAgo(-13), settings, request });

    expect(next.mustUse).toEqual({ ...both, until: daysAgo(-40) });
  });
});

describe('the wait for use', () => {
  it('tells the owner and looks every two days', () => {
    expect(useQuestion(waiting, { at: AT, settings, message: 'kept' })).toMatchObject({
      number: 5,
      kind: 'use',
      message: 'kept',
      recipients: [{ address: OWNER }],
      since: AT,
      until: daysAgo(-14),
      timeoutSeconds: 2 * 86_400,
    });
  });

  it('looks a last time at the end', () => {
    const reminded = aCase({ mustUse: { ...mustUse, remindedAt: daysAgo(-12) } });
    const question = useQuestion(reminded, { at: daysAgo(-13), settings, message: 'silent' });

    expect(question.timeoutSeconds).toBe(86_400);
  });
});

describe('a credential that must be used', () => {
  it.each([
    ['used yesterday', aKey({ lastUsedAt: daysAgo(-1) }), { result: 'used' }],
    ['switched off by someone', aKey({ status: 'Inactive' }), { result: 'dropped' }],
  ])('and was %s ends the wait', (_, key, outcome) => {
    const assessed = assess(2, aUser({ credentials: [key] }));

    expect(assessed.outcome).toBe('used');
    expect(assessed.case.outcomes).toMatchObject([{ credentialId: OLD_KEY, ...outcome }]);
  });

  it('is told anew where its mail has reached nobody', () => {
    const question = { ...aQuestion('use'), unreachable: AT };

    expect(assess(2, undefined, aCase({ mustUse, question })).outcome).toBe('kept');
  });

  it('and is gone ends the wait', () => {
    const { outcome, case: case_ } = assess(2, aUser({ credentials: [] }));

    expect(outcome).toBe('used');
    expect(case_.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'it exists no more' },
    ]);
  });

  it('and is still unused is waited for in silence', () => {
    const { outcome, case: case_ } = assess(2);

    expect(outcome).toBe('wait');
    expect(case_.question).toMatchObject({ number: 4, message: 'silent', until: daysAgo(-14) });
    expect(case_.outcomes).toEqual([]);
  });

  it('and is unused when the retired part is done has its owner told first', () => {
    const case_ = aCase({ mustUse, question: aQuestion('deletion') });

    expect(assess(2, undefined, case_).outcome).toBe('kept');
  });

  it('and was not used by the deadline ends as such', () => {
    const { outcome, case: case_ } = assess(14);

    expect(outcome).toBe('not-used');
    expect(case_.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'not-used' }]);
  });

  it('counts as unused with the reason where IAM cannot tell', () => {
    const { outcome, case: case_ } = assess(14, aUser({ credentials: [aKey({ problem: 'denied' })] }));

    expect(outcome).toBe('not-used');
    expect(case_.outcomes).toMatchObject([{ result: 'not-used', reason: expect.stringContaining('denied') }]);
  });

  it('and is a new password is not used before its first sign-in', () => {
    const case_ = aCase({ mustUse: { ...mustUse, credentialIds: ['password'] }, question: aQuestion('use') });
    const fresh = neverUsed(aPassword({ createdAt: AT }));

    expect(assess(2, aUser({ credentials: [fresh] }), case_).outcome).toBe('wait');
    expect(assess(2, aUser({ credentials: [{ ...fresh, lastUsedAt: daysAgo(-1) }] }), case_).outcome).toBe(
      'used',
    );
  });

  it('is one of several: all must be used', () => {
    const case_ = aCase({
      mustUse: { ...mustUse, credentialIds: [OLD_KEY, OTHER_KEY] },
      question: aQuestion('use'),
    });
    const user = aUser({ credentials: [aKey({ lastUsedAt: AT }), aKey({ id: OTHER_KEY })] });

    expect(assess(2, user, case_).outcome).toBe('wait');
    expect(assess(14, user, case_)).toMatchObject({
      outcome: 'not-used',
      case: {
        outcomes: [
          { credentialId: OLD_KEY, result: 'used' },
          { credentialId: OTHER_KEY, result: 'not-used' },
        ],
      },
    });
  });
});
