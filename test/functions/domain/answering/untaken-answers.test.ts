import { describe, expect, it } from 'vitest';
import {
  type GoesOn,
  holdsUpEnding,
  takenNow,
  untakenAnswers,
} from '../../../../functions/domain/answering/untaken-answers.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { ENDINGS } from '../../../../functions/domain/note/endings.ts';
import type { Answer, AnswerKind } from '../../../../functions/domain/question/answer.ts';
import { ANSWER_KINDS } from '../../../../functions/domain/question/answers.ts';
import type { QuestionKind } from '../../../../functions/domain/question/question.ts';
import { AT, anAnswer, aQuestion, aRecord, aUser, OLD_KEY } from '../../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const restoreKit: NonNullable<CaseRecord['restoreKit']> = {
  writtenAt: AT,
  scope: 'credentials',
  user: aUser(),
  inlinePolicyDocuments: {},
};

const untaken = (kind: AnswerKind, overrides: Partial<Answer> = {}) =>
  anAnswer({ kind, delivered: false, ...overrides });

/** A case whose wait for the first question of this kind is over, without its token. */
function after(kind: QuestionKind, answers: Answer[], overrides: Partial<CaseRecord> = {}): CaseRecord {
  return aRecord({ question: { ...aQuestion(kind), planId: 'p' }, answers, ...overrides });
}
const kindsOf = (record: CaseRecord) => untakenAnswers(record).map(({ kind }) => kind);

describe('an answer that was not taken', () => {
  it.each(ANSWER_KINDS)('counts where it was said to the latest question: %s', (kind) => {
    const off = kind === 'restore' ? { disabled } : {};

    expect(kindsOf(after('use', [untaken(kind)], off))).toEqual([kind]);
  });

  it.each(ANSWER_KINDS)('to an earlier question counts only as a wish: %s', (kind) => {
    const off = kind === 'restore' ? { disabled } : {};
    const answer = untaken(kind, { questionNumber: 0 });
    const isWish = kind === 'stop' || kind === 'restore';

    expect(kindsOf(after('use', [answer], off))).toEqual(isWish ? [kind] : []);
  });

  it.each<[string, CaseRecord]>([
    ['that Step Functions has taken', after('use', [anAnswer({ kind: 'exempt' })])],
    ['that an assessment has taken', after('use', [untaken('exempt')], { taken: ['answer-exempt'] })],
    ['where no question was ever put', aRecord({ answers: [untaken('retire')] })],
    ['early about the deletion, which ends no wait', after('impact', [untaken('confirm')], { disabled })],
    ['to stop, once something is off', after('use', [untaken('stop')], { disabled })],
    ['to have back what is not off', after('use', [untaken('restore')])],
    ['to have back what was given back', after('use', [untaken('restore')], { disabled, restoredAt: AT })],
    ['to have back what is deleted', after('use', [untaken('restore')], { disabled, restoreKit })],
  ])('does not count: one %s', (_, record) => {
    expect(untakenAnswers(record)).toEqual([]);
  });

  it('comes in the order of its weight', () => {
    const record = after('use', [untaken('extend'), untaken('exempt'), untaken('restore')], { disabled });

    expect(kindsOf(record)).toEqual(['restore', 'exempt', 'extend']);
  });
});

describe('what is taken now', () => {
  it('is all that counts but a wish to restore, which only restoring settles', () => {
    const answers = [untaken('exempt'), untaken('restore'), untaken('retire', { questionNumber: 0 })];

    expect(takenNow(after('use', answers, { disabled }))).toEqual(['answer-exempt']);
  });

  it('adds to what was taken before, each once', () => {
    const record = after('use', [untaken('exempt')], { taken: ['earlier'] });
    const taken = takenNow(record);

    expect(taken).toEqual(['earlier', 'answer-exempt']);
    expect(takenNow({ ...record, taken })).toEqual(taken);
  });
});

describe('the end of a case', () => {
  it.each<[QuestionKind, AnswerKind, GoesOn]>([
    ['stakeholder', 'retire', 'retirement'],
    ['stakeholder', 'extend', 'retirement'],
    ['impact', 'extend', 'observation'],
    ['deletion', 'confirm', 'observation'],
    ['use', 'check', 'use'],
  ])('after the question %s waits for the untaken "%s": %s', (question, kind, goesOn) => {
    const record = after(question, [untaken(kind)]);

    expect(holdsUpEnding(record, { step: 'unanswered' })).toBe(goesOn);
    expect(holdsUpEnding({ ...record, taken: takenNow(record) }, { step: 'unanswered' })).toBeUndefined();
  });

  it.each(ANSWER_KINDS)('that "%s" has led to does not wait for it', (kind) => {
    const off = kind === 'restore' ? { disabled } : {};
    const ends: Partial<Record<AnswerKind, string>> = { exempt: 'exempt', stop: 'stop', confirm: 'deleted' };
    const step = ends[kind];
    const record = after('use', [untaken(kind)], off);

    expect(holdsUpEnding(record, { step: 'unanswered' })).toBe(kind === 'restore' ? 'restore' : 'use');
    if (step !== undefined) expect(holdsUpEnding(record, { step })).toBeUndefined();
  });

  it('by a stop does not wait for what was answered before it', () => {
    const record = after('stakeholder', [untaken('keep'), untaken('stop', { delivered: true })]);

    expect(holdsUpEnding(record, { step: 'stop' })).toBeUndefined();
    expect(holdsUpEnding(record, { step: 'unanswered' })).toBe('retirement');
  });

  it.each(Object.keys(ENDINGS))('as "%s" waits for the wish to restore, while there is a user', (step) => {
    const record = after('deletion', [untaken('confirm'), untaken('restore')], { disabled });
    const isGone = ['gone', 'recreated', 'user-deleted'].includes(step);

    expect(holdsUpEnding(record, { step })).toBe(isGone ? undefined : 'restore');
  });

  it('is not held up by an answer to a pause, where no assessment follows', () => {
    expect(holdsUpEnding(after('paused', [untaken('exempt')]), { step: 'unanswered' })).toBeUndefined();
  });

  it('by nothing is free', () => {
    expect(holdsUpEnding(aRecord(), { step: 'unanswered' })).toBeUndefined();
    expect(holdsUpEnding(after('use', [anAnswer()]), { step: 'used' })).toBeUndefined();
  });

  it.each<[string, AnswerKind, GoesOn | undefined]>([
    ['DisableCredentials', 'restore', 'restore'],
    ['DeleteCredentials', 'restore', 'restore'],
    ['RevertCredentials', 'restore', undefined],
    ['DisableCredentials', 'exempt', undefined],
    ['RevertCredentials', 'exempt', undefined],
  ])('after a failure of %s with an untaken "%s": %s', (failedIn, kind, goesOn) => {
    const record = after('use', [untaken(kind)], { disabled });

    expect(holdsUpEnding(record, { step: 'failed', failedIn })).toBe(goesOn);
  });
});

describe('of a user that AWS has quarantined', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
  const wish = untaken('restore');
  const byContact = untaken('restore', { role: 'security-contact' });

  it.each(Object.keys(ENDINGS))('the owner’s wish to restore does not hold up "%s"', (step) => {
    expect(holdsUpEnding(after('deletion', [wish], { disabled, quarantine }), { step })).toBeUndefined();
  });

  it('the contacts’ wish to restore does', () => {
    const record = after('deletion', [wish, byContact], { disabled, quarantine });

    expect(holdsUpEnding(record, { step: 'quarantine-unanswered' })).toBe('restore');
  });

  it.each([
    ['an owner', 'stakeholder', 1, undefined],
    ['a security contact, before it was found', 'security-contact', 2, undefined],
    ['a security contact since', 'security-contact', 1, 'retirement'],
  ] as const)('an answer of %s (%s, found since question %i): %s', (_, role, since, goesOn) => {
    const record = after('stakeholder', [untaken('retire', { role })], {
      quarantine: { ...quarantine, since },
    });

    expect(holdsUpEnding(record, { step: 'quarantine-unanswered' })).toBe(goesOn);
  });
});
