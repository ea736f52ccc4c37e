import { describe, expect, it } from 'vitest';
import { askedAnew, nextQuestion } from '../../../../functions/domain/asking/owner-question.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import { AT, anAnswer, aQuestion, daysAgo, OWNER, SECURITY } from '../../../support/builders.ts';
import { ask, mailed, settings, tagged } from './asked.ts';

const DAY = 86_400;
const inDays = (days: number) => daysAgo(-days);
type Asking = Parameters<typeof nextQuestion>[2];

function next(before: Question | undefined, days: number, more: Partial<Asking> = {}) {
  return nextQuestion(before, tagged, { at: inDays(days), settings, ...more });
}
const asked = () => ask(undefined, 0) as Question;
const escalated = () => ask(ask(asked(), 7), 14) as Question;
const extend = (days: number) => anAnswer({ kind: 'extend', until: inDays(days) });

describe('a question that has more time', () => {
  it('is put again with the later end, and keeps that', () => {
    const longer = next(asked(), 2, { request: extend(30) });

    expect(longer).toMatchObject({ message: 'asked', until: inDays(30), extendedUntil: inDays(30) });
    expect(next(mailed(longer), 7)).toMatchObject({ message: 'reminded', until: inDays(30) });
    expect(next(mailed(longer), 30)).toMatchObject({ message: 'escalated', until: inDays(37) });
  });

  it('has never less than it had', () => {
    expect(next(asked(), 2, { request: extend(3) })?.until).toBe(inDays(14));
  });

  it('is the owner’s again where the security contacts were asked already', () => {
    expect(next(escalated(), 15, { request: extend(30) })).toMatchObject({
      message: 'reminded',
      recipients: [{ address: OWNER }],
      until: inDays(30),
    });
  });

  it('has it from nothing else that was said', () => {
    const request = anAnswer({ kind: 'keep', until: inDays(30) });

    expect(next(asked(), 2, { request })?.until).toBe(inDays(14));
    expect(next(asked(), 2)).not.toHaveProperty('extendedUntil');
  });
});

describe('a question that a case has no time for', () => {
  it('ends with the case, and reminds nobody after that', () => {
    const last = inDays(5);

    expect(next(undefined, 0, { last })).toMatchObject({
      message: 'asked',
      until: last,
      timeoutSeconds: 5 * DAY,
    });
    expect(next(asked(), 5, { last })).toBeUndefined();
  });

  it('leaves the security contacts what the owner has not used', () => {
    const last = inDays(16);

    expect(next(escalated(), 15, { last })).toMatchObject({ message: 'escalated', until: last });
    expect(next(asked(), 0, { last })).toMatchObject({ until: inDays(14) });
  });
});

describe('a question that nothing has disturbed', () => {
  const on = (before: Question | undefined, days: number) => next(before, days, { isUndisturbed: true });

  it('goes on as it is, for the time that is left', () => {
    const [one, other] = [asked(), escalated()];

    expect(on(one, 3)).toEqual({ ...one, timeoutSeconds: 4 * DAY });
    expect(on(other, 17)).toEqual({ ...other, timeoutSeconds: 4 * DAY });
  });

  it('is reminded of and handed on when the time has come all the same', () => {
    const reminded = on(asked(), 7);

    expect(reminded).toMatchObject({ number: 2, message: 'reminded' });
    expect(on(reminded, 8)).toMatchObject({ number: 3, message: 'reminded' });
    expect(on(reminded, 14)).toMatchObject({ number: 3, message: 'escalated' });
  });

  it('is not there before the first', () => {
    expect(on(undefined, 0)).toMatchObject({ number: 1, message: 'asked' });
  });

  it('is put again, with a mail, where something has', () => {
    expect(next(asked(), 3)).toMatchObject({ number: 2, firstNumber: 1, message: 'asked' });
  });
});

describe('the number of a question to an owner', () => {
  it('says whether the same goes on', () => {
    const after = (before: Question) => next(before, 0);

    expect(after(aQuestion('stakeholder', { number: 4 }))).toMatchObject({ number: 5, firstNumber: 4 });
    expect(after(aQuestion('use', { number: 4 }))).toMatchObject({ number: 5 });
    expect(after(aQuestion('use', { number: 4 }))).not.toHaveProperty('firstNumber');
  });
});

describe('a question to another person', () => {
  it('has all the time that the first one had', () => {
    const used = {
      ...asked(),
      extendedUntil: inDays(30),
      lateBy: 5,
      lateBefore: { answer: 5, escalation: 5 },
      counting: { from: AT },
    };

    expect(askedAnew(used, inDays(3))).toEqual({ ...asked(), since: inDays(3) });
    expect(askedAnew(undefined, AT)).toBeUndefined();
  });
});

describe('the people who are asked', () => {
  it('are the contacts alone in an owner’s place, and the owner besides where somebody has wished that', () => {
    const addresses = (request?: Asking['request']) =>
      next(escalated(), 15, { request })?.recipients.map(({ address }) => address);

    expect(addresses()).toEqual([SECURITY]);
    expect(addresses(anAnswer({ kind: 'ask-again' }))).toEqual([OWNER, SECURITY]);
  });
});
