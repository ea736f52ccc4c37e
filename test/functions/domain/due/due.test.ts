import { describe, expect, it } from 'vitest';
import { dueSchema, NOTHING_DUE, triedInVain } from '../../../../functions/domain/due/due.ts';
import { answerToWakeWith, dueAtOf } from '../../../../functions/domain/due/due-at.ts';
import { AT, anAnswer, aQuestion } from '../../../support/builders.ts';

const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
const message = { subject: 's', text: 't', attributes: {} };
const untold = (nextTryAt: string) => ({ tries: 0, since: AT, nextTryAt, message });
const finding = (nextTryAt: string) => ({ number: 1, tries: 0, since: AT, nextTryAt });

const answer = anAnswer({ delivered: false, at: minutes(3) });
const question = { ...aQuestion('stakeholder'), taskToken: 'token-1', answerId: answer.answerId };
const waiting = { question, answers: [answer] };
const nobody = { answers: [] };

describe('the answer to wake with', () => {
  it('is the one that the open question has got', () => {
    expect(answerToWakeWith({ question, answers: [anAnswer({ kind: 'stop' }), answer] })).toEqual(answer);
  });

  it.each([
    ['no question', { answers: [answer] }],
    ['no token any more', { ...waiting, question: { answerId: answer.answerId } }],
    ['no answer yet', { ...waiting, question: { taskToken: 'token-1' } }],
    ['an answer that was taken', { ...waiting, answers: [{ ...answer, delivered: true }] }],
    ['an answer that is not there', { ...waiting, answers: [anAnswer({ kind: 'keep', delivered: false })] }],
  ])('is none where there is %s', (_, record) => {
    expect(answerToWakeWith(record)).toBeUndefined();
  });
});

describe('the time at which something is due', () => {
  it('is none where nothing is', () => {
    expect(dueAtOf(nobody)).toBeUndefined();
    expect(dueAtOf({ ...nobody, due: NOTHING_DUE })).toBeUndefined();
    expect(
      dueAtOf({ ...nobody, due: { messages: [], operators: [], wake: { tries: 3, nextTryAt: AT } } }),
    ).toBeUndefined();
  });

  it('is that of the answer, until a try was in vain', () => {
    expect(dueAtOf(waiting)).toBe(minutes(3));
    const due = { messages: [], operators: [], wake: { tries: 1, nextTryAt: minutes(5) } };
    expect(dueAtOf({ ...waiting, due })).toBe(minutes(5));
  });

  it.each([
    [
      'the finding',
      { finding: finding(minutes(1)), messages: [], operators: [untold(minutes(2))] },
      minutes(1),
    ],
    [
      'a message',
      { finding: finding(minutes(2)), messages: [], operators: [untold(minutes(9)), untold(AT)] },
      AT,
    ],
    [
      'the answer',
      { finding: finding(minutes(4)), messages: [], operators: [untold(minutes(5))] },
      minutes(3),
    ],
  ])('is the earliest: that of %s', (_, due, first) => {
    expect(dueAtOf({ ...waiting, due })).toBe(first);
  });

  // As texts, "09:00:00.500Z" comes before "09:00:00Z".
  it('is the earliest also among times with and without milliseconds', () => {
    const [early, late] = ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.500Z'];

    for (const operators of [
      [untold(early), untold(late)],
      [untold(late), untold(early)],
    ])
      expect(dueAtOf({ ...nobody, due: { messages: [], operators } })).toBe(early);
  });
});

describe('a try in vain', () => {
  /** Minutes between the tries, the first one made at `AT`. */
  function pauses(what: 'wake' | 'tell', many: number): number[] {
    let trying = { tries: 0, nextTryAt: AT };
    return Array.from({ length: many }, () => {
      const before = trying.nextTryAt;
      trying = triedInVain(trying, before, what);
      return (Date.parse(trying.nextTryAt) - Date.parse(before)) / 60_000;
    });
  }

  it('to wake is followed by the next at most 10 minutes later', () => {
    expect(pauses('wake', 7)).toEqual([1, 2, 4, 8, 10, 10, 10]);
  });

  it('to tell is followed by the next at most half an hour later', () => {
    expect(pauses('tell', 8)).toEqual([1, 2, 5, 10, 20, 30, 30, 30]);
  });

  it('is counted, and changes nothing else', () => {
    expect(triedInVain({ tries: 2, nextTryAt: AT, number: 7 }, AT, 'tell')).toEqual({
      tries: 3,
      nextTryAt: minutes(5),
      number: 7,
    });
  });
});

it('what is due is read back as it was written, and an item from before has nothing due', () => {
  const due = {
    finding: finding(AT),
    messages: [],
    operators: [untold(AT)],
    wake: { tries: 1, nextTryAt: AT },
  };

  expect(dueSchema.parse(JSON.parse(JSON.stringify(due)))).toEqual(due);
  expect(dueSchema.parse({})).toEqual(NOTHING_DUE);
});
