import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../../functions/domain/asking/owner-question.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import { AT, daysAgo, OWNER } from '../../../support/builders.ts';
import { settings, tagged } from './asked.ts';

const DAY = 86_400;
const inDays = (days: number) => daysAgo(-days);

function next(before: Question | undefined, days: number, isUndisturbed = false) {
  return nextQuestion(before, tagged, { at: inDays(days), settings, isUndisturbed });
}

/** The question whose mail went out so many days after it was put. */
function mailedLate(question: Question | undefined, days: number): Question {
  const { counting: _over, ...rest } = question as Question;
  return { ...rest, lateBy: days * DAY };
}

describe('a question whose mail went out late', () => {
  const late = () => mailedLate(next(undefined, 0), 2);

  it('is reminded of so much later, and ends so much later', () => {
    expect(next(late(), 8)).toMatchObject({ message: 'asked', timeoutSeconds: DAY });
    expect(next(late(), 9)).toMatchObject({
      message: 'reminded',
      until: inDays(16),
      timeoutSeconds: 7 * DAY,
      lateBefore: { answer: 2 * DAY, escalation: 0 },
    });
  });

  it('goes to the security contacts later, who have all their time, which may begin late too', () => {
    const escalated = next(next(late(), 9), 16);
    const escalatedLate = next(mailedLate(escalated, 1), 20);

    expect(escalated).toMatchObject({ message: 'escalated', until: inDays(23) });
    expect(escalatedLate).toMatchObject({
      message: 'escalated',
      until: inDays(24),
      lateBefore: { answer: 2 * DAY, escalation: DAY },
    });
    expect(next(escalatedLate, 24)).toMatchObject({ message: 'escalated', until: inDays(27) });
  });

  it('counts what is late of the security contacts alone', () => {
    const escalated = mailedLate(next(mailedLate(next(undefined, 0), 0), 14), 1);

    expect(next(escalated, 21)).toMatchObject({
      message: 'escalated',
      until: inDays(22),
      lateBefore: { answer: 0, escalation: DAY },
    });
  });

  it('adds up what was late of each of its mails', () => {
    const again = mailedLate(next(late(), 3), 1);

    expect(next(again, 10)).toMatchObject({ message: 'reminded', until: inDays(17) });
  });

  it('says nothing of that where all went out in time', () => {
    expect(next(undefined, 0)).not.toHaveProperty('lateBefore');
  });
});

describe('a question whose mail has not gone out', () => {
  const unsent = () => next(undefined, 0);

  it('counts from when it was put, until the mail goes out', () => {
    expect(unsent()?.counting).toEqual({ from: AT });
  });

  it('is asked when it would be reminded of: nobody is reminded of what they were not asked', () => {
    expect(next(unsent(), 10)).toMatchObject({
      number: 2,
      message: 'asked',
      recipients: [{ address: OWNER }],
      until: inDays(17),
      counting: { from: inDays(10) },
    });
    expect(next(unsent(), 10, true)).toEqual({ ...unsent(), timeoutSeconds: 7 * DAY });
  });

  it('goes to the security contacts when its time is over all the same', () => {
    expect(next(unsent(), 17)).toMatchObject({ message: 'escalated', counting: { from: inDays(17) } });
  });

  it('counts no time of a reminder, since who is reminded has been asked', () => {
    expect(next(mailedLate(unsent(), 1), 8)).not.toHaveProperty('counting');
  });
});
