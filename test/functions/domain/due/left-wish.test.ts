import { describe, expect, it } from 'vitest';
import { restoreLeftSince, wishAfterEnd } from '../../../../functions/domain/due/due-at.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { AT, anAnswer, daysAgo, OLD_KEY } from '../../../support/builders.ts';

type Ended = Parameters<typeof restoreLeftSince>[0];
const OPENED_AT = daysAgo(9);
const CLOSED_AT = AT;
const wish = (more: Partial<Answer> = {}) => anAnswer({ kind: 'restore', delivered: false, ...more });
const late = (more: Partial<Answer> = {}) => wish({ answerId: 'late', ofCases: ['c-0'], ...more });
const own = wish({ answerId: 'own', at: daysAgo(1) });

/** Since when such an ended case leaves a wish that nobody has settled. */
function leftSince(differs: Partial<Ended>): string | undefined {
  const ended = {
    status: 'closed' as const,
    step: 'left-disabled',
    openedAt: OPENED_AT,
    closedAt: CLOSED_AT,
  };
  return restoreLeftSince({ ...ended, answers: [], disabled: [OLD_KEY], ...differs });
}

describe('a wish of after an end', () => {
  it('is the first that no execution has settled', () => {
    const second = late({ answerId: 'second' });

    expect(wishAfterEnd({ answers: [own, late(), second] })).toEqual(late());
    expect(wishAfterEnd({ answers: [own, late(), second], taken: ['late'] })).toEqual(second);
    expect(wishAfterEnd({ answers: [late({ delivered: true })] })).toBeUndefined();
    expect(wishAfterEnd({ answers: [anAnswer({ ofCases: ['c-0'], delivered: false })] })).toBeUndefined();
  });

  it('is left since it was said, however the case has ended', () => {
    const at = daysAgo(-1);

    expect(leftSince({ answers: [late({ at })] })).toBe(at);
    expect(leftSince({ step: 'failed', answers: [late({ at })] })).toBe(at);
    expect(leftSince({ step: 'failed', answers: [late({ at: OPENED_AT })] })).toBe(OPENED_AT);
    expect(leftSince({ step: 'failed', answers: [late({ at }), own], disabled: [] })).toBe(at);
  });

  it('is not left by a case that is open, or of which nothing is known', () => {
    expect(leftSince({ status: 'open', answers: [late(), own], step: 'failed' })).toBeUndefined();
    expect(restoreLeftSince({ answers: [late()] })).toBeUndefined();
  });
});

describe('a wish whose execution has died', () => {
  const hoursBefore = (hours: number) => daysAgo(hours / 24);
  /** That of a case that was opened for a wish, and has ended so many hours after that was said. */
  const died = (hours: number, differs: Partial<Ended> = {}) =>
    leftSince({
      step: 'failed',
      openedAt: after(hoursBefore(hours), 'PT1M'),
      answers: [late({ at: hoursBefore(hours) })],
      disabled: [],
      ...differs,
    });

  it('is tried again a quarter of an hour later, for a day after it was said', () => {
    expect(died(2)).toBe(after(CLOSED_AT, 'PT15M'));
    expect(died(23.9)).toBe(after(CLOSED_AT, 'PT15M'));
    expect(died(24)).toBeUndefined();
    expect(died(48)).toBeUndefined();
  });

  it('is left since its end after that day, where the case held something off', () => {
    expect(died(23.9, { disabled: [OLD_KEY] })).toBe(after(CLOSED_AT, 'PT15M'));
    expect(died(24, { disabled: [OLD_KEY] })).toBe(CLOSED_AT);
  });

  it('is left since it was said where the case has not failed', () => {
    expect(died(2, { step: 'left-disabled' })).toBe(hoursBefore(2));
  });
});

describe('a wish to a case that has failed', () => {
  const failed = (differs: Partial<Ended> = {}) => leftSince({ step: 'failed', answers: [own], ...differs });

  it('is left since that ended', () => {
    expect(failed()).toBe(CLOSED_AT);
  });

  it.each<[string, Partial<Ended>]>([
    ['has not failed', { step: 'left-disabled' }],
    ['had disabled nothing', { disabled: [] }],
    ['is not known to have disabled anything', { disabled: undefined as never }],
    ['had given it back', { restoredAt: AT }],
    ['was deleting', { restoreKit: {} }],
    ['was asked for nothing', { answers: [] }],
    ['has settled it', { taken: ['own'] }],
  ])('is not left where the case %s', (_, differs) => {
    expect(failed(differs)).toBeUndefined();
  });

  it('of a user that AWS has quarantined is left where more than an owner has said it', () => {
    const quarantine = {};
    const contact = wish({ answerId: 'contact', role: 'security-contact' });

    expect(failed({ quarantine })).toBeUndefined();
    expect(failed({ quarantine, answers: [own, contact] })).toBe(CLOSED_AT);
    expect(failed({ answers: [contact] })).toBe(CLOSED_AT);
  });
});
