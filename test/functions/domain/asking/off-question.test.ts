import { describe, expect, it } from 'vitest';
import {
  deletionQuestion,
  firstImpactQuestion,
  impactQuestion,
} from '../../../../functions/domain/asking/off-question.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import type { Question } from '../../../../functions/domain/question/question.ts';
import {
  AT,
  aCase,
  anAnswer,
  aQuestion,
  daysAgo,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const settings = someSettings({ observation: 'P14D', confirmDeletionWithin: 'P10D' });
const HOUR = 3600;
const DAY = 24 * HOUR;
const inDays = (days: number) => daysAgo(-days);

describe('the question while what is off is observed', () => {
  const goesOn = (question: Question | undefined, at = inDays(1)) =>
    impactQuestion(
      aCase({ ...(question && { question }) }),
      { at, settings },
      { until: inDays(14), waitUntil: inDays(3) },
    );

  it('is put for as long as the observation, and pauses for the early check', () => {
    const before = aQuestion('stakeholder', { number: 4, counting: { from: AT } });

    expect(firstImpactQuestion(aCase({ question: before }), AT, settings)).toEqual({
      number: 5,
      kind: 'impact',
      message: 'disabled',
      recipients: [expect.objectContaining({ address: OWNER })],
      since: AT,
      until: inDays(14),
      counting: { from: AT },
      timeoutSeconds: 6 * HOUR,
    });
  });

  it('is put again by the same mail, and has been asked since the first one', () => {
    const before = aQuestion('impact', { number: 5 });

    expect(firstImpactQuestion(aCase({ question: before }), inDays(1), settings)).toMatchObject({
      number: 6,
      firstNumber: 5,
      message: 'disabled',
      since: AT,
      until: inDays(15),
    });
  });

  it('goes on in silence as the same question, whose mail may still be due', () => {
    const before = aQuestion('impact', { number: 5, firstNumber: 4, counting: { from: AT } });
    const { counting, ...mailed } = before;

    expect(goesOn(before)).toMatchObject({
      number: 5,
      firstNumber: 4,
      message: 'silent',
      since: AT,
      until: inDays(14),
      counting,
      timeoutSeconds: 2 * DAY,
    });
    expect(goesOn(mailed)).not.toHaveProperty('counting');
  });

  it('is a new one after another question, also in silence', () => {
    expect(goesOn(aQuestion('deletion', { number: 5 }))).toMatchObject({
      number: 6,
      message: 'silent',
      since: inDays(1),
    });
    expect(goesOn(undefined)).toMatchObject({ number: 1, since: inDays(1) });
  });
});

describe('the question whether what is off may be deleted', () => {
  const extend = (until: string) => anAnswer({ kind: 'extend', until });
  const ask = (differs: Partial<CaseRecord> = {}, at = AT, request?: Answer) =>
    deletionQuestion(aCase(differs), { at, settings, request });
  const before = aQuestion('deletion', { number: 7, until: inDays(10) });

  it('asks the owner, and the security contacts besides', () => {
    const question = aQuestion('impact', { number: 6 });

    expect(ask({ question })).toEqual({
      number: 7,
      kind: 'deletion',
      message: 'confirm-deletion',
      recipients: [
        expect.objectContaining({ address: OWNER, role: 'stakeholder' }),
        { address: SECURITY, role: 'security-contact', reason: 'you are a security contact' },
      ],
      since: AT,
      until: inDays(10),
      counting: { from: AT },
      timeoutSeconds: 10 * DAY,
    });
  });

  it('is the first one where nothing was asked before', () => {
    expect(ask().number).toBe(1);
  });

  it('keeps its end where it is put again, and is the same question', () => {
    expect(ask({ question: before }, inDays(2))).toMatchObject({
      number: 8,
      firstNumber: 7,
      since: AT,
      until: inDays(10),
      counting: { from: inDays(2) },
      timeoutSeconds: 8 * DAY,
    });
  });

  it('is a new one after that to the security contacts alone, about a user that was quarantined', () => {
    const asked = ask({ question: { ...before, message: 'quarantined-off' } }, inDays(2));

    expect(asked).toMatchObject({ number: 8, since: AT, until: inDays(10) });
    expect(asked).not.toHaveProperty('firstNumber');
  });

  it('has more time where somebody has asked for that', () => {
    expect(ask({ question: before }, inDays(2), extend(inDays(30))).until).toBe(inDays(30));
    expect(ask({ question: before }, inDays(2), anAnswer({ until: inDays(30) })).until).toBe(inDays(10));
  });

  it('has the time of its own where more was asked for to another question', () => {
    const question = aQuestion('impact');

    expect(ask({ question }, AT, extend(inDays(30))).until).toBe(inDays(10));
  });

  it('ends while all that may follow fits into the case', () => {
    const end = ask({ question: before }, AT, extend(inDays(5000))).until;

    expect(Date.parse(end)).toBeLessThan(Date.parse(inDays(365)));
  });

  it('asks only those security contacts to whom mail comes, and all where it comes to none', () => {
    const two = { settings: someSettings({ securityContacts: [SECURITY, 'other@example.com'] }), at: AT };
    const asked = (...addresses: string[]) => {
      const bounced = addresses.map((address) => ({
        at: AT,
        why: 'bounced' as const,
        messageId: 'm',
        address,
      }));
      return deletionQuestion(aCase({ bounced }), two)
        .recipients.filter(({ role }) => role === 'security-contact')
        .map(({ address }) => address);
    };

    expect(asked(SECURITY)).toEqual(['other@example.com']);
    expect(asked(SECURITY, 'other@example.com')).toEqual([SECURITY, 'other@example.com']);
  });
});
