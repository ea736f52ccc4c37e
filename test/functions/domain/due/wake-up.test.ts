import { describe, expect, it } from 'vitest';
import { dueAtOf, unheardSince, wakeUpOf } from '../../../../functions/domain/due/due-at.ts';
import { AT, anAnswer, aQuestion, daysAgo } from '../../../support/builders.ts';

type Waiting = Parameters<typeof wakeUpOf>[0];
const PUT_AT = daysAgo(3);
const OPENED_AT = daysAgo(9);
const put = { enteredAt: PUT_AT };
const asking = { ...aQuestion('stakeholder'), taskToken: 'token-1', put };
const wish = anAnswer({ kind: 'restore', ofCases: ['c-0'], delivered: false, at: daysAgo(1) });
/** Planned for a higher threshold than the case has since. */
const widened = { plan: { thresholdDays: 90 }, thresholdDays: 45 };
const unreachable = { question: { ...asking, unreachable: AT } };

const wakeUp = (differs: Partial<Waiting> = {}) => wakeUpOf({ question: asking, answers: [], ...differs });

describe('what a waiting execution is woken with', () => {
  it('is nothing while its question waits for its answer', () => {
    expect(wakeUp()).toBeUndefined();
    expect(wakeUp({ answers: [anAnswer({ delivered: false })] })).toBeUndefined();
    expect(wakeUp({ question: undefined })).toBeUndefined();
  });

  it('is the answer, with the outcome that it comes to', () => {
    const decisions = { password: 'keep' as const };
    const answer = anAnswer({ decisions, delivered: false, at: daysAgo(2) });
    const question = { ...asking, answerId: answer.answerId, unreachable: AT };

    expect(wakeUp({ question, answers: [answer, wish], ...widened })).toEqual({
      outcome: 'keep',
      since: daysAgo(2),
      answer,
    });
  });

  it('is the wish to have back what an earlier case has left off', () => {
    expect(wakeUp({ answers: [wish], ...widened, ...unreachable })).toEqual({
      outcome: 'widened',
      since: daysAgo(1),
    });
  });

  it('is no such wish to another question, which takes it as its answer', () => {
    expect(wakeUp({ question: { ...asking, kind: 'impact' }, answers: [wish] })).toBeUndefined();
  });

  it.each([
    ['is settled', { taken: [wish.answerId] }],
    ['is on its way', { answers: [{ ...wish, delivered: true }] }],
    ['is about the case itself', { answers: [anAnswer({ kind: 'restore', delivered: false })] }],
  ])('is no wish that %s', (_, differs) => {
    expect(wakeUp({ answers: [wish], ...differs })).toBeUndefined();
  });

  it('is that more may be unused than it has asked about, since it was put', () => {
    expect(wakeUp({ ...widened, ...unreachable })).toEqual({ outcome: 'widened', since: PUT_AT });
  });

  it('is an answer alone while a failure holds it up: it would fail again at once', () => {
    const heldUp = { state: 'AssessUserAgain', since: AT };
    const answer = anAnswer({ delivered: false });

    expect(wakeUp({ heldUp, ...unreachable })).toBeUndefined();
    expect(wakeUp({ heldUp, ...widened })).toBeUndefined();
    expect(
      wakeUp({ heldUp, question: { ...asking, answerId: answer.answerId }, answers: [answer] }),
    ).toBeDefined();
  });

  it('is that its mail has reached nobody', () => {
    expect(wakeUp(unreachable)).toEqual({ outcome: 'unreachable', since: AT });
  });

  it.each<[string, Partial<typeof asking> & { answerId?: string }]>([
    ['does not wait', { taskToken: undefined as never }],
    ['has got an answer, which was taken', { answerId: 'taken' }],
    ['is decided and not put yet', { put: undefined as never }],
  ])('is nothing where the question %s', (_, differs) => {
    const question = { ...asking, unreachable: AT, ...differs };

    expect(wakeUp({ question, answers: [wish], ...widened })).toBeUndefined();
  });
});

describe('somebody has waited for what they have said', () => {
  const since = (differs: Partial<Parameters<typeof unheardSince>[0]> = {}) =>
    unheardSince({ question: asking, answers: [], openedAt: OPENED_AT, ...differs });

  it('since the answer that nobody has taken', () => {
    const answer = anAnswer({ delivered: false, at: daysAgo(2) });
    const question = { ...asking, answerId: answer.answerId };

    expect(since({ question, answers: [wish, answer] })).toBe(daysAgo(2));
  });

  it('since the wish that wakes the execution, or goes with what wakes it', () => {
    expect(since({ answers: [wish] })).toBe(daysAgo(1));
    expect(since({ answers: [wish], ...widened })).toBe(daysAgo(1));
  });

  it('not where the question takes the wish when it ends', () => {
    expect(since({ question: { ...asking, kind: 'impact' }, answers: [wish] })).toBeUndefined();
  });

  it('not where nobody has said anything', () => {
    expect(since()).toBeUndefined();
    expect(since(unreachable)).toBeUndefined();
  });

  it('since the case was opened that is not known to be started', () => {
    const start = { tries: 0, nextTryAt: AT };

    expect(since({ question: undefined, due: { start } })).toBe(OPENED_AT);
    expect(since({ question: undefined, due: {} })).toBeUndefined();
  });

  it('since the wish that an ended case leaves', () => {
    expect(since({ question: undefined, status: 'closed', answers: [wish] })).toBe(daysAgo(1));
  });
});

describe('the time at which something is due', () => {
  const due = { messages: [], operators: [] };

  it('is that of a wish that an ended case leaves', () => {
    expect(dueAtOf({ status: 'closed', answers: [wish] })).toBe(daysAgo(1));
  });

  it('is that of the next try to start an execution', () => {
    expect(dueAtOf({ answers: [], due: { ...due, start: { tries: 1, nextTryAt: AT } } })).toBe(AT);
  });

  it('is that of a mail', () => {
    const recipient = { address: 'a@example.com', role: 'stakeholder' as const, reason: '' };
    const about = { is: 'notice' as const, notice: 'deleted', step: 'deleted' };
    const mail = { mark: 'm', recipient, about, since: daysAgo(1), tries: 0, nextTryAt: AT };

    expect(dueAtOf({ answers: [], due: { ...due, messages: [mail] } })).toBe(AT);
  });
});
