import { describe, expect, it } from 'vitest';
import { acceptAnswer } from '../../../../functions/domain/answering/accept-answer.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  daysAgo,
  OLD_KEY,
  SECURITY,
} from '../../../support/builders.ts';

const { planId } = aPlan();
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 9 };
const open = (kind: Parameters<typeof aQuestion>[0], differs: object = {}) => ({
  ...aQuestion(kind, { number: 4 }),
  ...{ planId, taskToken: 'token', put: { enteredAt: AT, retryCount: 0 } },
  ...differs,
});
const said = (kind: Answer['kind'], differs: Partial<Answer> = {}) =>
  anAnswer({ kind, answerId: `new ${kind}`, delivered: false, ...differs });
const before = (kind: Answer['kind'], differs: Partial<Answer> = {}) =>
  anAnswer({ kind, answerId: 'before', questionNumber: 4, delivered: false, ...differs });
const accept = (differs: Partial<CaseRecord>, answer: Answer, seen: object = {}) =>
  acceptAnswer(aRecord(differs), answer, { planId, seenQuestion: undefined, ...seen });
/** `taken`, `stored`, the id of the answer that stands, or why it is not taken. */
function becomes(differs: Partial<CaseRecord>, answer: Answer, seen: object = {}): string {
  const { outcome } = accept(differs, answer, seen);
  if (outcome.is === 'not-taken') return outcome.why;
  return outcome.is === 'already-answered' ? outcome.answer.answerId : outcome.is;
}

describe('what an answer decides', () => {
  const decisions = (answer: Answer, differs: Partial<CaseRecord> = {}) =>
    accept({ question: open('stakeholder'), ...differs }, answer).changed?.answers.at(-1)?.decisions;

  it.each<[string, Answer, object]>([
    ['"not needed": all', said('retire', { decisions: {} }), { password: 'retire', [OLD_KEY]: 'retire' }],
    [
      'what it names, and the rest is kept',
      said('retire', { decisions: { password: 'retire' } }),
      { password: 'retire', [OLD_KEY]: 'keep' },
    ],
    ['"needed": all is kept, whatever is named', said('keep'), { password: 'keep', [OLD_KEY]: 'keep' }],
    [
      'nothing of what is not proposed',
      said('retire', { decisions: { other: 'retire' } }),
      { password: 'keep', [OLD_KEY]: 'keep' },
    ],
    ['to stop: nothing', said('stop', { role: 'analyst' }), {}],
  ])('%s', (_, answer, expected) => {
    expect(decisions(answer)).toEqual(expected);
  });

  it('is about the plan that was seen, else about the one that is asked about', () => {
    const record = { question: open('stakeholder', { planId: 'asked' }) };
    const of = (seen: string | undefined, differs: Partial<CaseRecord> = record) =>
      accept(differs, said('stop', { role: 'analyst' }), { planId: seen }).changed?.answers.at(-1)?.planId;

    expect(of(undefined)).toBe('asked');
    expect(of(undefined, {})).toBe(planId);
    expect(of('asked')).toBe('asked');
  });
});

describe('a wish to have it back', () => {
  it.each<[string, string, Partial<CaseRecord>]>([
    ['ends the wait', 'taken', { question: open('impact') }],
    [
      'ends also a wait whose answer has not reached the workflow',
      'taken',
      { question: open('deletion', { answerId: 'before' }), answers: [before('confirm')] },
    ],
    [
      'is stored where that has',
      'stored',
      {
        question: open('deletion', { answerId: 'before' }),
        answers: [before('confirm', { delivered: true })],
      },
    ],
    ['is stored between two questions', 'stored', { question: aQuestion('impact', { number: 4 }) }],
    ['is stored without a question', 'stored', {}],
    ['stands as it was first said', 'before', { answers: [before('restore')] }],
    [
      'is said anew where the first one is settled',
      'taken',
      { answers: [before('restore')], taken: ['before'], question: open('impact') },
    ],
  ])('%s', (_, is, differs) => {
    expect(becomes({ disabled, ...differs }, said('restore'))).toBe(is);
  });

  const ofEnded = (by: string, role: Answer['role'] = 'stakeholder') =>
    before('restore', { ofCases: ['alice-0'], by, role, questionNumber: 0 });
  it.each<[string, string, Answer]>([
    ['of a former owner may be refused: this one counts beside it', 'stored', ofEnded('bob@example.com')],
    ['of the same person stands', 'before', ofEnded(said('restore').by)],
    ['of a security contact stands', 'before', ofEnded(SECURITY, 'security-contact')],
  ])('by the link of an ended case %s', (_, is, first) => {
    expect(becomes({ disabled, answers: [first] }, said('restore'))).toBe(is);
  });

  it('of a quarantined user’s owner is in the way of owners only', () => {
    const record = { disabled, quarantine, question: open('impact'), answers: [before('restore')] };

    expect(becomes(record, said('restore', { role: 'security-contact', by: SECURITY }))).toBe('taken');
    expect(becomes(record, said('restore'))).toBe('before');
  });

  it('opens again what was given back, and no other word does', () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'failed' as const }];
    const inPart = { restoredAt: AT, steps: [{ step: 'restored', at: AT }], outcomes };
    const record = { disabled, ...inPart, question: open('use') };

    expect(accept(record, said('restore')).changed).not.toHaveProperty('restoredAt');
    expect(accept(record, said('check')).changed).toHaveProperty('restoredAt', AT);
  });
});

describe('the word to stop', () => {
  const stop = (differs: Partial<Answer> = {}) =>
    said('stop', { role: 'analyst', by: 'analyst', ...differs });

  it.each<[string, string, Partial<CaseRecord>, Answer]>([
    ['of an analyst is stored between two questions', 'stored', {}, stop()],
    ['of an owner is not', 'between', {}, said('stop')],
    ['ends the wait', 'taken', { question: open('stakeholder') }, stop()],
    ['does not fit once something is off', 'does-not-fit', { question: open('impact'), disabled }, stop()],
  ])('%s', (_, is, differs, answer) => {
    expect(becomes(differs, answer)).toBe(is);
  });
});

describe('what decides nothing', () => {
  it('is taken fifty times of a role in a case; what decides, and a wish to restore, always', () => {
    const said50 = (count: number) => ({
      question: open('use'),
      disabled,
      answers: Array.from({ length: count }, (_, index) =>
        before(index % 2 === 0 ? 'check' : 'extend', { answerId: `said-${index}`, questionNumber: 1 }),
      ),
    });

    expect(becomes(said50(49), said('check'))).toBe('taken');
    expect(becomes(said50(50), said('check'))).toBe('too-often');
    const contact = { role: 'security-contact', by: SECURITY } as const;
    expect(becomes(said50(50), said('extend', contact))).toBe('taken');
    expect(becomes(said50(50), said('retire'))).not.toBe('too-often');
    expect(becomes(said50(50), said('restore'))).toBe('taken');
  });
});

describe('the word to delete', () => {
  const off = [{ caseId: 'alice-0', openedAt: AT, closedAt: AT, disabled }];
  const again = open('deletion', { firstNumber: 3 });

  it('does not count where more has joined since its question was seen', () => {
    const record = { question: again, disabled, off };

    expect(becomes(record, said('confirm'), { seenQuestion: 3 })).toBe('plan-changed');
    expect(becomes(record, said('confirm'), { seenQuestion: 4 })).toBe('taken');
    expect(becomes(record, said('confirm'))).toBe('taken');
    expect(becomes(record, said('leave-disabled'), { seenQuestion: 3 })).toBe('taken');
    expect(becomes({ ...record, off: [] }, said('confirm'), { seenQuestion: 3 })).toBe('taken');
  });

  it('of two early words is the more careful one', () => {
    const impact = (first: Answer) => ({ question: open('impact'), disabled, answers: [first] });

    expect(becomes(impact(before('leave-disabled', { role: 'security-contact' })), said('confirm'))).toBe(
      'before',
    );
    expect(
      becomes(impact(before('confirm')), said('leave-disabled', { role: 'security-contact', by: SECURITY })),
    ).toBe('stored');
    expect(becomes(impact(before('extend')), said('confirm'))).toBe('stored');
    const earlier = before('leave-disabled', { role: 'security-contact', questionNumber: 2 });
    expect(becomes(impact(earlier), said('confirm'))).toBe('stored');
  });
});

describe('a deletion that waits for its next try', () => {
  const restoreKit = { writtenAt: AT, scope: 'user' as const, user: {} as never, inlinePolicyDocuments: {} };
  const waiting = (until: string) => ({ disabled, restoreKit, question: open('paused', { until }) });

  it('notes a wish as long as the wait goes on', () => {
    const { outcome } = accept(waiting(daysAgo(-1)), said('restore'));

    expect(outcome.is).toBe('stored');
    expect(becomes(waiting(AT), said('restore'))).toBe('deleting');
    expect(becomes({ disabled, restoreKit, question: open('deletion') }, said('restore'))).toBe('deleting');
    expect(becomes({ disabled, restoreKit, question: open('use') }, said('check'))).toBe('taken');
  });
});
