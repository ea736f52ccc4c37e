import { describe, expect, it } from 'vitest';
import { holdBack } from '../../../../functions/domain/assess/pause.ts';
import { waitForPlace } from '../../../../functions/domain/assess/place.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { AT, aCase, aQuestion, daysAgo } from '../../../support/builders.ts';

const HOUR = 3600;
const pause = { since: daysAgo(1), by: 'olivia', reason: 'a wrong rule' };
const place = (opensAt: string) => ({ date: opensAt.slice(0, 10), opensAt });
const TOMORROW = place(daysAgo(-1));
const IN_A_WEEK = place(daysAgo(-7));

/** The two ways in which a case waits for its act, each with what it is told of first. */
const WAYS = [
  ['a pause', 'paused', (case_: CaseRecord) => holdBack(case_, pause, { resumeAt: 'delete', at: AT })],
  [
    'a day',
    'scheduled',
    (case_: CaseRecord) => waitForPlace(case_, TOMORROW, { resumeAt: 'delete', at: AT }),
  ],
] as const;

describe.each(WAYS)('a case that waits for the end of %s', (_, outcome, hold) => {
  it('keeps those who may answer, and knows what it was doing', () => {
    const before = aQuestion('deletion', { number: 3, until: daysAgo(-9) });
    const held = hold(aCase({ question: before, remarks: ['Of before.'] }));

    expect(held.outcome).toBe(outcome);
    expect(held.case).toMatchObject({
      remarks: [],
      question: {
        ...{ number: 4, kind: 'paused', since: AT, recipients: before.recipients },
        before: { kind: 'deletion', until: before.until },
      },
    });
  });

  it('that nobody was asked anything in has nobody to tell', () => {
    const { question } = hold(aCase()).case;

    expect(question).toMatchObject({ number: 1, recipients: [] });
    expect(question).not.toHaveProperty('before');
  });

  it('has waited since it first did', () => {
    const waiting = aQuestion('paused', { number: 3, since: daysAgo(2) });

    expect(hold(aCase({ question: waiting })).case.question?.since).toBe(daysAgo(2));
  });
});

describe('the number of the wait', () => {
  const paused = (differs: object = {}) => aQuestion('paused', { number: 3, ...differs });

  it('for the end of a pause is that of the wait before, and no other', () => {
    const number = (question: CaseRecord['question']) =>
      holdBack(aCase({ ...(question && { question }) }), pause, { resumeAt: 'delete', at: AT }).case.question;

    expect(number(paused())).toMatchObject({ number: 3 });
    expect(number(aQuestion('impact', { number: 3 }))).toMatchObject({ number: 4 });
    expect(number(paused())).not.toHaveProperty('firstNumber');
  });

  it.each<[string, object, object]>([
    ['the same where the day is', { question: paused(), place: TOMORROW }, { number: 3 }],
    [
      'the same also of a wait that was put again',
      { question: paused({ firstNumber: 2 }), place: TOMORROW },
      { number: 3, firstNumber: 2 },
    ],
    ['a new one after a failure', { question: paused() }, { number: 4 }],
    [
      'put again where the day is another',
      { question: paused({ window: { resumeAt: 'delete', opensAt: AT } }), place: place(AT) },
      { number: 4, firstNumber: 3 },
    ],
    [
      'put again after a pause',
      { question: paused({ pause: { resumeAt: 'delete', ...pause } }) },
      { number: 4, firstNumber: 3 },
    ],
    [
      'a new one after a question, also of a case with that day',
      { question: aQuestion('impact', { number: 3 }), place: TOMORROW },
      { number: 4 },
    ],
  ])('for a day is %s', (_, differs, number) => {
    const { question } = waitForPlace(aCase(differs), TOMORROW, { resumeAt: 'delete', at: AT }).case;

    expect({
      number: question?.number,
      ...(question?.firstNumber && { firstNumber: question.firstNumber }),
    }).toEqual(number);
  });
});

describe('a day for the act', () => {
  it('is kept by the case, and looked at once a day', () => {
    const { case: case_ } = waitForPlace(aCase(), IN_A_WEEK, { resumeAt: 'disable', at: AT });

    expect(case_.place).toEqual(IN_A_WEEK);
    expect(case_.question).toMatchObject({
      ...{ message: 'scheduled', until: IN_A_WEEK.opensAt, timeoutSeconds: 24 * HOUR },
      window: { resumeAt: 'disable', opensAt: IN_A_WEEK.opensAt },
    });
  });

  it('is waited for to the second', () => {
    const soon = place(daysAgo(-0.25));

    expect(waitForPlace(aCase(), soon, { resumeAt: 'disable', at: AT }).case.question?.timeoutSeconds).toBe(
      6 * HOUR,
    );
  });

  it.each([
    ['wait', TOMORROW, 'delete'],
    ['scheduled', TOMORROW, 'disable'],
    ['scheduled', IN_A_WEEK, 'delete'],
  ] as const)('is told (%s) where time and act were not: %j, %s', (outcome, now, resumeAt) => {
    const window = { resumeAt: 'delete' as const, opensAt: TOMORROW.opensAt };
    const case_ = aCase({ question: aQuestion('paused', { window }), place: TOMORROW });

    expect(waitForPlace(case_, now, { resumeAt, at: AT }).outcome).toBe(outcome);
  });
});
