import { describe, expect, it } from 'vitest';
import { afterRefusal, goesOnAfterRefusal } from '../../../../functions/domain/answering/untaken-answers.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer, AnswerKind } from '../../../../functions/domain/question/answer.ts';
import type { QuestionKind } from '../../../../functions/domain/question/question.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { AT, aKey, anAnswer, aQuestion, aRecord, aUser, OLD_KEY } from '../../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
/** The wish that ended the wait was refused. */
const wish = anAnswer({ kind: 'restore', answerId: 'wish', ofCases: ['alice-0'] });
const refused = { refused: [{ answerId: 'wish', at: AT }], taken: ['wish'] };
const at = (kind: QuestionKind, differs: Partial<CaseRecord> = {}) =>
  aRecord({ question: aQuestion(kind, { number: 3 }), disabled, ...refused, answers: [wish], ...differs });
const pause = { resumeAt: 'delete', since: AT, by: 'jane', reason: 'a release' } as const;

describe('a case whose wish was refused goes on', () => {
  it.each(['stakeholder', 'impact', 'deletion', 'use'] as const)('with its question: %s', (kind) => {
    expect(goesOnAfterRefusal(at(kind))).toBe(kind);
  });

  it.each<[AnswerKind, QuestionKind, string]>([
    ['retire', 'stakeholder', 'retire'],
    ['confirm', 'deletion', 'delete'],
    ['leave-disabled', 'deletion', 'observation'],
    ['stop', 'stakeholder', 'stop'],
    ['exempt', 'use', 'exempt'],
    ['check', 'use', 'use'],
  ])('with what was said to its question before: %s', (kind, question, goesOn) => {
    const said = anAnswer({ kind, questionNumber: 3, decisions: { [OLD_KEY]: 'retire' } });

    expect(goesOnAfterRefusal(at(question, { answers: [said, wish] }))).toBe(goesOn);
  });

  it('with its question where that is still open to what was said to an earlier one', () => {
    const said = anAnswer({ kind: 'retire', questionNumber: 2, decisions: {} });

    expect(goesOnAfterRefusal(at('impact', { answers: [said, wish] }))).toBe('impact');
  });

  it('to the pause that it was in; held up while it gave back, with a new look', () => {
    const held = (kind: QuestionKind) => ({
      question: aQuestion('paused', { before: { kind, until: AT } }),
    });

    expect(goesOnAfterRefusal(at('paused', { question: aQuestion('paused', { pause }) }))).toBe('paused');
    expect(goesOnAfterRefusal(at('paused', held('stakeholder')))).toBe('retirement');
    expect(goesOnAfterRefusal(at('paused', held('deletion')))).toBe('observation');
    expect(goesOnAfterRefusal(at('paused', held('use')))).toBe('kept');
  });

  it('to give back where somebody else wants that, or something was used', () => {
    const other = anAnswer({ kind: 'restore', role: 'analyst', answerId: 'other' });
    const user = aUser({ credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] });

    expect(goesOnAfterRefusal(at('impact', { answers: [wish, other] }))).toBe('restore');
    expect(goesOnAfterRefusal(at('impact', { user }))).toBe('restore');
    expect(goesOnAfterRefusal(at('impact', { user, restoredAt: AT }))).toBe('impact');
  });
});

describe('its question', () => {
  const put = { enteredAt: AT, retryCount: 0 };
  const question = { ...aQuestion('deletion', { number: 3, timeoutSeconds: 7200 }), put };

  it('keeps its number and is waited for as long as is left of its wait', () => {
    const again = afterRefusal(at('deletion', { question }), after(AT, 'PT30M'));

    expect(again.case.question).toMatchObject({ number: 3, timeoutSeconds: 5400 });
  });

  it('is waited for a minute where its time is over', () => {
    const again = afterRefusal(at('deletion', { question }), after(AT, 'PT3H'));

    expect(again.case.question).toMatchObject({ timeoutSeconds: 60 });
  });

  it.each<[string, Answer]>([
    ['give back', anAnswer({ kind: 'restore', role: 'analyst', answerId: 'other' })],
    ['delete', anAnswer({ kind: 'confirm', answerId: 'word', questionNumber: 3 })],
  ])(
    'keeps its wait where the case goes on to %s: a second refusal counts from the same time',
    (_, other) => {
      const before = at('deletion', { question, answers: [wish, other] });
      const first = afterRefusal(before, after(AT, 'PT30M'));
      const second = afterRefusal({ ...first.case, answers: [wish] }, after(AT, 'PT1H'));

      expect(first.case).toEqual(before);
      expect(second.case.question).toMatchObject({ timeoutSeconds: 3600 });
    },
  );
});
