import { describe, expect, it } from 'vitest';
import {
  countedFrom,
  endsAt,
  isStillAsked,
  lateNow,
} from '../../../../functions/domain/case/time-to-answer.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { AT, anAnswer, aQuestion, aRecord, daysAgo, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const asked = (overrides: Partial<Question> = {}) =>
  aQuestion('stakeholder', { until: after(AT, 'P14D'), counting: { from: AT }, ...overrides });
const in_ = (duration: string) => after(AT, duration);

describe('the time to answer', () => {
  it.each([
    ['at once', 'PT1S', 0],
    ['as late as mails may be', 'PT15M', 0],
    ['later', 'PT15M1S', 901],
    ['two days later', 'P2D', 2 * 86_400],
    ['three days later', 'P3D', 3 * 86_400],
    ['a week later, which counts as three days', 'P7D', 3 * 86_400],
  ])('of a mail that goes out %s is counted so', (_, later, seconds) => {
    expect(lateNow(asked(), in_(later))).toBe(seconds);
    const end = Date.parse(in_('P14D')) + seconds * 1000;
    expect(endsAt(aRecord({ question: asked() }) as never, in_(later), settings)).toBe(
      new Date(end).toISOString(),
    );
  });

  it('begins once: what went out is counted no more', () => {
    const sent = countedFrom(aRecord({ question: asked() }), in_('P2D'), settings);

    expect(sent.question).toMatchObject({ until: in_('P16D'), lateBy: 2 * 86_400 });
    expect(countedFrom(sent, in_('P9D'), settings)).toBe(sent);
  });

  it('of what is off puts off the end of the observation', () => {
    const question = { ...aQuestion('impact', { until: in_('P14D') }), counting: { from: AT } };
    const record = aRecord({ question, observeUntil: in_('P14D'), deadline: in_('P14D') });

    const sent = countedFrom(record, in_('P1D'), settings);

    expect(sent).toMatchObject({ observeUntil: in_('P15D'), deadline: in_('P15D') });
  });

  it('leaves everything as it is where the mail went out in time', () => {
    const { counting: _over, ...question } = asked();

    expect(countedFrom(aRecord({ question: asked() }), in_('PT1M'), settings).question).toEqual(question);
  });

  it('never outlasts the case', () => {
    // 42 days may follow within the 360 of a case, and 30 for the day of each act: a day later than the question would end without the delay.
    const sent = countedFrom(
      aRecord({ openedAt: daysAgo(360 - 42 - 60 - 15), question: asked() }),
      in_('P3D'),
      settings,
    );

    expect(sent.question?.until).toBe(in_('P15D'));
  });
});

describe('a question whose wait is over', () => {
  const record = (question: Question, answers: ReturnType<typeof anAnswer>[] = []) =>
    aRecord({ question, answers });

  it.each([
    ['goes on while its mail has not gone out', asked(), 'P14D', true],
    ['goes on for as long as its mail was late', asked({ until: in_('P16D'), lateBy: 9 }), 'P14D', true],
    ['is over three days late, mailed or not', asked(), 'P17D', false],
    ['goes on two minutes before the end', asked({ until: in_('P16D'), lateBy: 9 }), 'P18DT23H58M', true],
    ['is over within its last minute', asked({ until: in_('P16D'), lateBy: 9 }), 'P18DT23H59M30S', false],
  ])('%s', (_, question, later, isAsked) => {
    expect(isStillAsked(record(question), in_(later), settings)).toBe(isAsked);
  });

  it('is over where its mail went out in time', () => {
    const { counting: _sent, ...question } = asked();

    expect(isStillAsked(record(question), in_('P10D'), settings)).toBe(false);
  });

  it('is over once somebody has answered it', () => {
    const question = asked();
    const answer = anAnswer({ kind: 'leave-disabled', questionNumber: question.number });

    expect(isStillAsked(record(question, [answer]), in_('P14D'), settings)).toBe(false);
    expect(isStillAsked(record(question, [{ ...answer, questionNumber: 9 }]), in_('P14D'), settings)).toBe(
      true,
    );
  });
});
