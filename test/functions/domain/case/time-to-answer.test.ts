import { describe, expect, it } from 'vitest';
import {
  askedOn,
  countedFrom,
  endsAt,
  farBefore,
  isStillAsked,
  lateBy,
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

  it('is as it was where nothing is asked, and where a mail was in time in a case that is almost over', () => {
    const old = { openedAt: daysAgo(360) };

    expect(countedFrom(aRecord(), in_('P2D'), settings)).toEqual(aRecord());
    expect(endsAt({ ...old, question: asked() }, in_('PT1M'), settings)).toBe(in_('P14D'));
  });

  it('puts off nothing else: no observation of before, and no deadline but its own', () => {
    const question = asked();
    const record = aRecord({ question, observeUntil: in_('P3D'), deadline: in_('P5D') });
    const unobserved = aRecord({ question: asked({ kind: 'impact' }) });

    expect(countedFrom(record, in_('P1D'), settings)).toMatchObject({
      question: { until: in_('P15D') },
      observeUntil: in_('P3D'),
      deadline: in_('P5D'),
    });
    expect(countedFrom(unobserved, in_('P1D'), settings)).not.toHaveProperty('observeUntil');
    expect(countedFrom(unobserved, in_('P1D'), settings)).not.toHaveProperty('deadline');
  });

  it('counts what was late once the mail has gone out, and what it would be until then', () => {
    expect(lateBy(asked(), in_('P1D'))).toBe(86_400);
    expect(lateBy(asked({ counting: undefined, lateBy: 9 }), in_('P1D'))).toBe(9);
    expect(lateBy(asked({ lateBy: 9 }), in_('P1D'))).toBe(86_409);
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

  it('is over where nothing was asked', () => {
    expect(isStillAsked(aRecord(), AT, settings)).toBe(false);
  });

  it('waits for what is left of it', () => {
    const question = asked();

    expect(askedOn(record(question), in_('P14D'), settings)).toEqual({
      outcome: 'asking',
      case: record({ ...question, timeoutSeconds: 3 * 86_400 }),
    });
    expect(askedOn(record(question), in_('P17D'), settings)).toBeUndefined();
    expect(askedOn(aRecord(), in_('P14D'), settings)).toBeUndefined();
  });
});

describe('how far a case had come when a wait takes the place of its question', () => {
  it('is that question, to its end as things stand', () => {
    expect(farBefore(asked(), in_('PT1M'))).toEqual({ kind: 'stakeholder', until: in_('P14D') });
    expect(farBefore(asked(), in_('P2D'))).toEqual({ kind: 'stakeholder', until: in_('P16D') });
  });

  it('is what it was before a wait that is there already', () => {
    const before = { kind: 'impact' as const, until: in_('P3D') };

    expect(farBefore(aQuestion('paused', { before }), AT)).toEqual(before);
    expect(farBefore(aQuestion('paused'), AT)).toBeUndefined();
  });
});
