import { describe, expect, it } from 'vitest';
import { askedInstead, withBounced } from '../../../../functions/domain/asking/bounced.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Owner } from '../../../../functions/domain/plan/owner.ts';
import type { QuestionKind, Recipient } from '../../../../functions/domain/question/question.ts';
import { AT, aQuestion, aRecord, daysAgo, OWNER, SECURITY, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const LATER = daysAgo(-1);
const BOB = 'bob@example.com';
const to = (address: string): Recipient => ({ address, role: 'stakeholder', reason: 'the owner' });
const bounceOf = (address: string, messageId = `to ${address}`) => ({
  at: LATER,
  why: 'bounced' as const,
  messageId,
  address,
});
/** What the item keeps of a mail of this question that SES has taken. */
const mailTo = (address: string, questionNumber = 1) => ({
  messages: [{ messageId: 'another', address, role: 'stakeholder' as const, questionNumber, at: AT }],
  told: [`question ${questionNumber}:${address}`],
});

/** Whether the execution that asks so is due to be woken once a mail to the owner has bounced, and since when. */
function wokenAt(kind: QuestionKind, differs: Partial<CaseRecord> = {}, using = settings) {
  const record = aRecord({ question: aQuestion(kind), ...differs });
  return withBounced(record, bounceOf(OWNER), using)?.question?.unreachable;
}

describe('a mail that has not come to its address', () => {
  it('is kept in the case, after those before it', () => {
    const before = bounceOf(BOB);

    const next = withBounced(aRecord({ bounced: [before] }), bounceOf(OWNER), settings);

    expect(next).toEqual(aRecord({ bounced: [before, bounceOf(OWNER)] }));
    expect(withBounced(aRecord(), bounceOf(OWNER), settings)?.bounced).toEqual([bounceOf(OWNER)]);
  });

  it('is no news where the case knows it, or has ended', () => {
    const known = [bounceOf(BOB), bounceOf(OWNER)];

    expect(withBounced(aRecord({ bounced: known }), bounceOf(OWNER), settings)).toBeUndefined();
    expect(withBounced(aRecord({ status: 'closed' }), bounceOf(OWNER), settings)).toBeUndefined();
  });
});

describe('a question that has reached nobody', () => {
  it('of “needed or not” wakes the execution, which can only end where nobody else could be asked', () => {
    const nobodyElse = [bounceOf(SECURITY)];

    expect(wokenAt('stakeholder')).toBe(LATER);
    expect(wokenAt('stakeholder', { bounced: nobodyElse })).toBe(LATER);
    expect(wokenAt('stakeholder', { quarantine: { policy: 'p', foundAt: AT, since: 1, asked: 1 } })).toBe(
      LATER,
    );
  });

  it.each<QuestionKind>(['impact', 'use'])(
    'of kind “%s” wakes it where somebody else could be asked',
    (kind) => {
      const quarantine = { policy: 'p', foundAt: AT, since: 1, asked: 1 };

      expect(wokenAt(kind)).toBe(LATER);
      expect(wokenAt(kind, { bounced: [bounceOf(SECURITY)] })).toBeUndefined();
      expect(wokenAt(kind, { quarantine })).toBeUndefined();
    },
  );

  it.each<QuestionKind>(['deletion', 'paused'])('of kind “%s” goes on', (kind) => {
    expect(wokenAt(kind)).toBeUndefined();
  });

  it('has been so since the first mail that told it', () => {
    const question = { ...aQuestion('stakeholder'), unreachable: AT };

    expect(wokenAt('stakeholder', { question })).toBe(AT);
  });

  it('has reached somebody where one of those asked may get a mail yet', () => {
    const question = aQuestion('stakeholder', { recipients: [to(OWNER), to(BOB)] });

    expect(wokenAt('stakeholder', { question })).toBeUndefined();
    expect(wokenAt('stakeholder', { question, bounced: [bounceOf(BOB)] })).toBe(LATER);
  });

  it('has reached somebody where another of its mails went out to them', () => {
    expect(wokenAt('stakeholder', mailTo(OWNER))).toBeUndefined();
    expect(wokenAt('stakeholder', mailTo(BOB))).toBe(LATER);
  });

  it('counts no mail of the question before', () => {
    const question = aQuestion('stakeholder', { number: 2 });

    expect(wokenAt('stakeholder', { question, ...mailTo(OWNER) })).toBe(LATER);
    expect(wokenAt('stakeholder', { question: { ...question, firstNumber: 1 }, ...mailTo(OWNER) })).toBe(
      undefined,
    );
  });

  it('counts the mail of one of several', () => {
    const { messages, told } = mailTo(OWNER);
    const question = aQuestion('stakeholder', { recipients: [to(BOB), to(OWNER)] });
    const toBob = mailTo(BOB).messages.map((one) => ({ ...one, messageId: `to ${BOB}` }));
    const both = { messages: [...toBob, ...messages], told: [...mailTo(BOB).told, ...told] };

    expect(wokenAt('stakeholder', { question, bounced: [bounceOf(BOB, 'm')], ...both })).toBeUndefined();
  });
});

describe('whom to ask in the place of an owner', () => {
  const owner: Owner = { addresses: [OWNER, BOB], source: 'tag', tag: 'Owner', problems: ['a problem'] };
  const instead = (bounced: string[], of = owner) =>
    askedInstead(aRecord({ bounced: bounced.map((address) => bounceOf(address)) }), of, settings);

  it('is nobody while mail comes to one of the addresses, or there is none', () => {
    expect(instead([])).toBeUndefined();
    expect(instead([OWNER])).toBeUndefined();
    expect(instead([OWNER, BOB], { ...owner, addresses: [] })).toBeUndefined();
  });

  it('are the security contacts, who are told why', () => {
    expect(instead([OWNER, BOB])).toEqual({
      owner: {
        addresses: [SECURITY],
        source: 'security',
        insteadOf: [OWNER, BOB],
        problems: [`mail to ${OWNER}, ${BOB} bounced`, 'a problem'],
      },
    });
  });

  it('is nobody at all where mail comes to none of them either', () => {
    expect(instead([OWNER, BOB, SECURITY])).toBe('nobody');
  });
});
