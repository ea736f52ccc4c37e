import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../../functions/domain/asking/owner-question.ts';
import { assessForRetirement } from '../../../../functions/domain/assess/retirement.ts';
import { countedFrom } from '../../../../functions/domain/case/time-to-answer.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import {
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aRecord,
  aUser,
  daysAgo,
  neverUsed,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';
import { ask, mailed, settings, tagged } from '../asking/asked.ts';

const DAY = 86_400;

describe('a question whose mail goes out late', () => {
  const put = nextQuestion(undefined, tagged, { at: AT, settings });
  const assess = (question: Question | undefined, days: number) =>
    assessForRetirement(aCase({ ...(question && { question }) }), aUser(), { at: daysAgo(-days), settings });
  /** What was asked is mailed after so many days. */
  const mailedAfter = (question: Question | undefined, days: number) =>
    countedFrom(aRecord({ ...(question && { question }) }), daysAgo(-days), settings).question;

  it('goes on at its reminder’s time, under its number, while no mail has gone out', () => {
    const { outcome, case: case_ } = assess(put, 7);

    expect(outcome).toBe('asking');
    expect(case_.question).toMatchObject({ number: 1, message: 'asked', timeoutSeconds: 3 * DAY });
  });

  it('reminds nobody of what they were not asked, and goes to the contacts three days later', () => {
    const on = assess(put, 10);
    expect(on).toMatchObject({
      outcome: 'asking',
      case: { question: { number: 1, timeoutSeconds: 7 * DAY } },
    });

    expect(assess(on.case.question, 17)).toMatchObject({
      outcome: 'escalated',
      case: { question: { number: 2, until: daysAgo(-24) } },
    });
  });

  it('counts from its mail: for the reminder, the end, and the security contacts', () => {
    const late = mailedAfter(put, 2);
    expect(late).toMatchObject({ until: daysAgo(-16) });

    const on = assess(late, 7).case.question;
    expect(on).toMatchObject({ number: 1, timeoutSeconds: 2 * DAY });
    const reminded = mailed(assess(on, 9).case.question);
    expect(reminded).toMatchObject({ number: 2, message: 'reminded', until: daysAgo(-16) });
    const escalated = assess(reminded, 16).case.question;
    expect(escalated).toMatchObject({ number: 3, message: 'escalated', until: daysAgo(-23) });
    const lateAgain = mailedAfter(escalated, 17);
    expect(lateAgain).toMatchObject({ until: daysAgo(-24) });
    expect(assess(lateAgain, 23)).toMatchObject({ outcome: 'asking', case: { question: { number: 3 } } });
    expect(assess(lateAgain, 24).outcome).toBe('unanswered');
  });

  it('is asked anew where somebody names another person or asks for it again', () => {
    const request = anAnswer({ kind: 'ask-again', role: 'security-contact', by: SECURITY });
    const question = mailedAfter(put, 2);
    const case_ = aCase({ ...(question && { question }) });
    const assessed = assessForRetirement(case_, aUser(), { at: daysAgo(-7), settings, request });

    expect(assessed).toMatchObject({ outcome: 'asked', case: { question: { number: 2 } } });
  });
});

describe('the assessment of a user', () => {
  const context = { at: AT, settings };
  const assess = (user = aUser()) =>
    assessForRetirement(aCase({ user, plan: undefined as never }), user, context);

  it('asks about unused credentials', () => {
    const { outcome, case: case_ } = assess();

    expect(outcome).toBe('asked');
    expect(case_.question?.message).toBe('asked');
    expect(case_.plan?.items).toHaveLength(2);
  });

  it('does not ask about a protected user, whatever is unused', () => {
    const { outcome, case: case_ } = assess(aUser({ tags: { Owner: OWNER, 'break-glass': '' } }));

    expect(outcome).toBe('protected');
    expect(case_).not.toHaveProperty('question');
    expect(case_.remarks).toEqual(['The settings protect this user: it has the tag break-glass.']);
  });

  it.each([
    ['in-use', [aKey({ lastUsedAt: daysAgo(3) })]],
    ['in-use', [neverUsed(aKey({ createdAt: daysAgo(3) })), aKey({ id: 'AKIAOFF', status: 'Inactive' })]],
    ['nothing-active', [aKey({ status: 'Inactive' })]],
    ['nothing-active', []],
    ['unknown', [aKey({ problem: 'denied' }), aPassword({ lastUsedAt: daysAgo(1) })]],
  ])('is "%s" where nothing can be proposed', (outcome, credentials) => {
    expect(assess(aUser({ credentials })).outcome).toBe(outcome);
  });

  it.each([
    ['protected', [aPassword()]],
    ['protected', [aPassword(), aKey({ lastUsedAt: daysAgo(3) })]],
    ['unknown', [aPassword(), aKey({ problem: 'denied' })]],
    ['in-use', [aPassword({ lastUsedAt: daysAgo(3) })]],
    ['asked', [aPassword(), aKey()]],
  ])('is "%s" where the password could not be given back', (expected, credentials) => {
    const user = aUser({ credentials });
    const without = { at: AT, settings: { ...settings, noNewPasswordsIn: [user.account] } };

    const { outcome, case: case_ } = assessForRetirement(aCase({ user }), user, without);

    expect(outcome).toBe(expected);
    const says = case_.remarks.includes(
      'The password stays: nobody can be given a new one in this account (setting noNewPasswordsIn).',
    );
    expect(says).toBe(outcome !== 'in-use');
  });

  it('asks about what is unused and says what it could not read', () => {
    const { outcome, case: case_ } = assess(
      aUser({ credentials: [aPassword(), aKey({ problem: 'IAM did not answer' })] }),
    );

    expect(outcome).toBe('asked');
    expect(case_.remarks).toEqual(['AKIA…MPLE is left alone: IAM did not answer.']);
  });

  it('ends when everybody has had time to answer', () => {
    const before = aCase({ question: { ...nextQuestionAt(0), number: 3, message: 'escalated' } });

    expect(assessForRetirement(before, aUser(), { at: daysAgo(-21), settings }).outcome).toBe('unanswered');
  });

  it('says why it asks somebody else than the owner', () => {
    const { case: case_ } = assess(aUser({ tags: { Owner: 'alice@elsewhere.org' } }));

    expect(case_.remarks).toEqual(['Owner: the address in tag Owner is not of an allowed domain.']);
  });

  it('says why it does not propose the whole user, without whole key ids', () => {
    const user = aUser({ credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(1) })] });
    const whole = { at: AT, settings: someSettings({ deleteScope: 'user' }) };

    expect(assessForRetirement(aCase(), user, whole).case.remarks).toEqual([
      'Not proposing to delete the whole user: AKIA…MPLE (in-use).',
    ]);
  });
});

function nextQuestionAt(days: number): Question {
  const question = ask(undefined, days);
  if (question === undefined) throw new Error('no question');
  return question;
}
