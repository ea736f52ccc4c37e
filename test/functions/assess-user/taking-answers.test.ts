import { describe, expect, it } from 'vitest';
import { takingAnswers } from '../../../functions/assess-user/taking-answers.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import { ANSWER_KINDS, type AnswerKind } from '../../../functions/domain/question/answers.ts';
import type { QuestionKind } from '../../../functions/domain/question/question.ts';
import { AT, anAnswer, aPlan, aQuestion, aRecord, aUser, OLD_KEY } from '../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
/** What each assessment can come to, by the question whose wait was before. */
const BEFORE = ['asked', 'reminded', 'escalated', 'unanswered', 'protected', 'in-use', 'unknown'];
const GONE = ['gone', 'recreated'];
const OUTCOMES: Partial<Record<QuestionKind, readonly string[]>> = {
  stakeholder: [...BEFORE, 'nothing-active', ...GONE],
  deletion: ['wait', 'disabled', 'confirm', 'left-disabled', 'drift', 'protected', 'kept', 'used', ...GONE],
  use: ['wait', 'kept', 'not-used', 'used', ...GONE],
};

function after(kind: QuestionKind, said: AnswerKind, overrides: Partial<Answer> = {}): CaseRecord {
  const off = kind === 'deletion' || said === 'restore';
  return aRecord({
    question: { ...aQuestion(kind), planId: aPlan().planId },
    answers: [anAnswer({ kind: said, delivered: false, ...overrides })],
    ...(off && { disabled }),
  });
}
const take = (record: CaseRecord, outcome: string, assessed: Partial<CaseRecord> = {}) =>
  takingAnswers(record, { outcome, case: { ...record, ...assessed } });

/** Of all outcomes those in whose place the answer is taken, and what becomes of them. */
function taken(kind: QuestionKind, said: AnswerKind, overrides: Partial<Answer> = {}) {
  const changed = (OUTCOMES[kind] ?? []).map((outcome) => [
    outcome,
    take(after(kind, said, overrides), outcome).outcome,
  ]);
  return Object.fromEntries(changed.filter(([before, now]) => before !== now));
}
const all = (outcomes: readonly string[], now: string) =>
  Object.fromEntries(outcomes.map((outcome) => [outcome, now]));

const ASKING = ['asked', 'reminded', 'escalated', 'unanswered'];
const NOT_GONE = [...ASKING, 'protected', 'in-use', 'unknown', 'nothing-active'];
const WATCHING = ['wait', 'disabled', 'confirm', 'left-disabled', 'drift', 'protected', 'kept'];
const USING = ['wait', 'kept', 'not-used'];

describe('an assessment takes what was said in the last second', () => {
  const EXPECTED: Partial<Record<QuestionKind, Partial<Record<AnswerKind, object>>>> = {
    stakeholder: {
      retire: all(ASKING, 'retire'),
      keep: all(ASKING, 'keep'),
      exempt: all(ASKING, 'exempt'),
      stop: all(NOT_GONE, 'stop'),
    },
    deletion: { restore: all(WATCHING, 'restore'), confirm: all(['left-disabled', 'kept'], 'delete') },
    use: {
      retire: all(USING, 'retire'),
      exempt: all(USING, 'exempt'),
      restore: all(USING, 'restore'),
      stop: all([...USING, 'used'], 'stop'),
    },
  };
  const OFFERED: Record<string, readonly AnswerKind[]> = {
    stakeholder: ['retire', 'keep', 'exempt', 'stop', 'name-other', 'hand-over', 'ask-again', 'extend'],
    deletion: ['confirm', 'leave-disabled', 'restore', 'extend', 'ask-again'],
    use: ['check', 'retire', 'exempt', 'stop', 'restore', 'extend', 'ask-again'],
  };
  const rows = Object.entries(OFFERED).flatMap(([question, kinds]) =>
    kinds.map((kind): [QuestionKind, AnswerKind] => [question as QuestionKind, kind]),
  );

  it.each(rows)('after the question %s: "%s"', (question, kind) => {
    expect(taken(question, kind)).toEqual(EXPECTED[question]?.[kind] ?? {});
  });

  it('of every kind', () => {
    expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set(ANSWER_KINDS));
  });
});

describe('an answer that an assessment takes', () => {
  it.each(ANSWER_KINDS.filter((kind) => kind !== 'restore'))('is marked, whatever follows: %s', (kind) => {
    const record = after('use', kind);

    expect(take(record, 'gone').case.taken).toEqual([`answer-${kind}`]);
    expect(take({ ...record, taken: [`answer-${kind}`] }, 'not-used').outcome).toBe('not-used');
  });

  it('as a wish to restore stays until it is settled', () => {
    expect(take(after('deletion', 'restore'), 'left-disabled').case.taken).toEqual([]);
  });

  it('must be to the plan that is in force after the read, where it names one', () => {
    const stale = { planId: 'another' };

    expect(taken('stakeholder', 'retire', stale)).toEqual({});
    expect(taken('stakeholder', 'keep', stale)).toEqual({});
    expect(taken('deletion', 'confirm', stale)).toEqual({});
    expect(taken('stakeholder', 'exempt', stale)).toEqual(all(ASKING, 'exempt'));
    const other = { ...aPlan(aUser()), planId: 'newer' };
    expect(take(after('stakeholder', 'retire'), 'reminded', { plan: other }).outcome).toBe('reminded');
  });

  it('that keeps all of a mixed form is taken as keeping', () => {
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'keep' as const };

    expect(taken('stakeholder', 'retire', { decisions })).toEqual(all(ASKING, 'keep'));
  });

  it('as a confirmation deletes nothing where nothing is off any more', () => {
    const dropped = [{ credentialId: OLD_KEY, result: 'dropped' as const, reason: 'gone' }];

    expect(take(after('deletion', 'confirm'), 'left-disabled', { outcomes: dropped }).outcome).toBe(
      'left-disabled',
    );
  });

  it('of several is the one that weighs most', () => {
    const record = after('deletion', 'confirm');
    const restore = anAnswer({ kind: 'restore', delivered: false });

    expect(take({ ...record, answers: [...record.answers, restore] }, 'left-disabled')).toMatchObject({
      outcome: 'restore',
      case: { taken: ['answer-confirm'] },
    });
  });

  it('leaves no word of the end that it takes the place of', () => {
    const left = [{ credentialId: OLD_KEY, result: 'left-disabled' as const }];

    const taking = take(after('deletion', 'restore'), 'left-disabled', { outcomes: left, remarks: ['Old.'] });

    expect(taking.case).toMatchObject({ outcomes: [], remarks: [] });
  });
});

describe('of a user that AWS has quarantined an assessment', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };
  const BY_CONTACT = { role: 'security-contact' } as const;
  const takes = (
    [kind, said, outcome]: [QuestionKind, AnswerKind, string],
    by: Partial<Answer>,
    assessed: Partial<typeof quarantine & { isUsed: boolean }> = {},
  ) => take(after(kind, said, by), outcome, { quarantine: { ...quarantine, ...assessed } }).outcome;

  it.each<[QuestionKind, AnswerKind, string, string]>([
    ['stakeholder', 'retire', 'quarantined', 'retire'],
    ['stakeholder', 'retire', 'quarantine-unanswered', 'retire'],
    ['stakeholder', 'exempt', 'quarantine-unanswered', 'exempt'],
    ['stakeholder', 'stop', 'quarantine-unanswered', 'stop'],
    ['deletion', 'restore', 'quarantined-off', 'restore'],
    ['deletion', 'restore', 'quarantine-unanswered', 'restore'],
    ['use', 'restore', 'quarantine-found', 'restore'],
    ['deletion', 'confirm', 'quarantine-unanswered', 'delete'],
    ['deletion', 'confirm', 'quarantined-off', 'quarantined-off'],
    ['stakeholder', 'keep', 'quarantined', 'quarantined'],
  ])('after the question %s takes the contacts’ "%s" in the place of "%s": "%s"', (...row) => {
    const [kind, said, outcome, now] = row;

    expect(takes([kind, said, outcome], BY_CONTACT)).toBe(now);
    if (said !== 'stop') expect(takes([kind, said, outcome], {})).toBe(outcome);
  });

  it('that has found it only now takes nothing that was said before', () => {
    expect(takes(['stakeholder', 'retire', 'quarantined'], BY_CONTACT, { since: 2 })).toBe('quarantined');
    expect(takes(['stakeholder', 'exempt', 'quarantined'], BY_CONTACT, { since: 2 })).toBe('quarantined');
  });

  it('deletes nothing that was used since', () => {
    const row: [QuestionKind, AnswerKind, string] = ['deletion', 'confirm', 'quarantine-unanswered'];

    expect(takes(row, BY_CONTACT, { isUsed: true })).toBe('quarantine-unanswered');
  });
});

it('an assessment without such an answer is as it is', () => {
  const record = aRecord({ question: aQuestion('use'), answers: [anAnswer()] });
  const assessed = { outcome: 'wait', case: record };

  expect(takingAnswers(record, assessed)).toBe(assessed);
});
