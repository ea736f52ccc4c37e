import { describe, expect, it } from 'vitest';
import { answerForChoice, choicesOf, untilNextRun } from '../../../functions/case-page/choices.ts';
import { answersPermitted, answersShown } from '../../../functions/case-page/offers.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../functions/domain/question/answer.ts';
import { latestQuestionEnd } from '../../../functions/domain/question/longest-wait.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 4 };
const restoreKit = { writtenAt: AT, scope: 'user' as const, user: aUser(), inlinePolicyDocuments: {} };
const open = (kind: Parameters<typeof aQuestion>[0], differs: object = {}) => ({
  ...aQuestion(kind, { number: 4 }),
  taskToken: 'token',
  ...differs,
});
const said = (kind: Answer['kind'], differs: Partial<Answer> = {}) =>
  anAnswer({ kind, answerId: kind, questionNumber: 4, ...differs });
const settings = someSettings();

describe('what may be said', () => {
  const permitted = (differs: Partial<CaseRecord>, role: Answer['role'] = 'stakeholder', using = settings) =>
    answersPermitted(aRecord(differs), role, using).sort();

  it.each<[string, Partial<CaseRecord>, Answer['role'], string[]]>([
    ['before the question is put', { question: aQuestion('stakeholder') }, 'stakeholder', []],
    [
      'once it is answered',
      { question: { ...aQuestion('impact'), answerId: 'a' }, disabled },
      'stakeholder',
      ['confirm', 'extend', 'restore'],
    ],
    [
      'while it is watched',
      { question: open('impact'), disabled },
      'stakeholder',
      ['confirm', 'extend', 'restore'],
    ],
    ['between two questions', { disabled }, 'stakeholder', ['restore']],
    [
      'before anything is off, by a contact',
      { question: aQuestion('stakeholder') },
      'security-contact',
      ['stop'],
    ],
    ['by a contact without a question', {}, 'security-contact', []],
    ['after the end', { question: open('impact'), disabled, status: 'closed' }, 'stakeholder', []],
    ['while it is deleted', { question: open('deletion'), disabled, restoreKit }, 'stakeholder', []],
    [
      'while its deletion waits for the next try',
      { question: open('paused'), disabled, restoreKit },
      'stakeholder',
      ['restore'],
    ],
    [
      'of what was kept, once the rest is deleted',
      { question: open('use'), disabled, restoreKit },
      'stakeholder',
      ['check'],
    ],
    [
      'of a quarantined user, by its owner',
      { question: open('impact'), disabled, quarantine },
      'stakeholder',
      ['restore'],
    ],
  ])('%s', (_, differs, role, kinds) => {
    expect(permitted(differs, role)).toEqual(kinds);
  });

  it('is no word to delete while it is watched, where nothing is deleted', () => {
    const keeping = someSettings({ afterObservation: 'keep-disabled' });

    expect(permitted({ question: open('impact'), disabled }, 'stakeholder', keeping)).not.toContain(
      'confirm',
    );
    expect(permitted({ question: open('deletion'), disabled }, 'stakeholder', keeping)).toContain('confirm');
  });

  it('is no word to delete while it is watched, where people were told that all stays off', () => {
    const told = { question: open('impact'), disabled, promised: 'stay-disabled' as const };

    expect(permitted(told)).not.toContain('confirm');
    expect(permitted(told, 'security-contact')).not.toContain('confirm');
  });

  it('is to give more time as long as there is any', () => {
    const last = latestQuestionEnd('impact', AT, settings);
    const until = (end: string) =>
      permitted({ openedAt: AT, question: open('impact', { until: end }), disabled });

    expect(until(daysAgo(-14))).toContain('extend');
    expect(until(last)).not.toContain('extend');
  });
});

describe('what a form shows', () => {
  const shown = (differs: Partial<CaseRecord>, role: Answer['role'] = 'stakeholder') =>
    answersShown(aRecord({ disabled, ...differs }), role, settings).sort();
  it('no more than is taken: what decides nothing fifty times of a role', () => {
    const looks = Array.from({ length: 50 }, (_, index) => said('check', { answerId: `look-${index}` }));
    const use = { question: open('use', { number: 60 }), answers: looks };

    expect(shown(use)).not.toContain('check');
    expect(shown({ ...use, answers: looks.slice(1) })).toContain('check');
    expect(shown(use, 'security-contact')).toContain('check');
  });

  const impact = (answers: Answer[], differs: object = {}) => ({
    question: open('impact', differs),
    answers,
  });

  it.each<[string, Partial<CaseRecord>, string[]]>([
    ['all, while nothing is said', impact([]), ['confirm', 'extend', 'restore']],
    ['what is not said yet', impact([said('confirm')]), ['extend', 'restore']],
    ['what can be said again', impact([said('extend')]), ['confirm', 'extend', 'restore']],
    [
      'no deletion, once a contact has said to leave it all off',
      impact([said('leave-disabled')]),
      ['extend', 'restore'],
    ],
    [
      'a deletion, where that was said to another question',
      impact([said('leave-disabled', { questionNumber: 3 })]),
      ['confirm', 'extend', 'restore'],
    ],
    ['nothing else, once it is wanted back', impact([said('restore')]), []],
    [
      'only what counts at any time, once it is answered',
      impact([said('extend')], { answerId: 'extend' }),
      ['restore'],
    ],
  ])('%s', (_, differs, kinds) => {
    expect(shown(differs)).toEqual(kinds);
  });

  it('to keep once more what was kept before and is not needed since, until that is said', () => {
    const before = [said('keep', { questionNumber: 1 }), said('retire', { questionNumber: 2 })];
    const waits = (answers: Answer[]) => shown({ disabled: [], question: open('paused'), answers });

    expect(waits(before)).toEqual(['keep']);
    expect(waits([...before, said('keep', { answerId: 'again' })])).toEqual([]);
  });

  it('all the same, where a wish was for another case, or is settled', () => {
    const off = [
      {
        caseId: 'alice-0',
        openedAt: AT,
        closedAt: AT,
        disabled: [{ ...disabled[0], credentialId: OTHER_KEY }],
      },
    ];
    const other = said('restore', { ofCases: ['alice-0'] });

    expect(shown({ ...impact([other]), off: off as never })).toEqual(['confirm', 'extend']);
    expect(shown({ ...impact([said('restore')]), taken: ['restore'] })).toEqual([
      'confirm',
      'extend',
      'restore',
    ]);
    expect(shown({ ...impact([said('confirm')]), taken: ['confirm'] })).toEqual(['extend', 'restore']);
  });

  it('a contact what the owner of a quarantined user has asked for', () => {
    const record = { question: open('deletion'), quarantine, answers: [said('restore')] };

    expect(shown(record, 'security-contact')).toContain('restore');
    expect(shown(record)).toEqual([]);
  });
});

describe('a choice', () => {
  it('stands for an answer, and "rarely" for more time while it is watched', () => {
    expect(answerForChoice('none', 'stakeholder')).toBe('retire');
    expect(answerForChoice('rarely', 'impact')).toBe('extend');
    expect(answerForChoice('rarely', 'stakeholder')).toBe('keep');
    expect(answerForChoice('rarely', undefined)).toBe('keep');
    expect(answerForChoice('stop', 'impact')).toBe('stop');
    expect(choicesOf(['extend', 'keep'], 'stakeholder')).toEqual(['rarely', 'keep', 'rarely']);
    expect(choicesOf(['extend', 'retire'], 'security-contact', true)).toEqual(['extend', 'none', 'retire']);
  });

  const until = (
    every: 'month' | 'year',
    question: Parameters<typeof untilNextRun>[1]['question'],
    openedAt = AT,
  ) => untilNextRun(every, { at: AT, question, openedAt, settings });
  const watched = (end: string) => ({ kind: 'impact' as const, until: end });

  it.each<[string, () => string, string]>([
    ['the next run', () => until('month', { kind: 'stakeholder', until: AT }), daysAgo(-31)],
    ['the next run, where no question is open', () => until('month', undefined), daysAgo(-31)],
    ['as long as a case can wait', () => until('year', undefined), latestQuestionEnd('use', AT, settings)],
    ['the next run, where it is watched', () => until('month', watched(daysAgo(-14))), daysAgo(-31)],
    ['no earlier than it is watched anyway', () => until('month', watched(daysAgo(-40))), daysAgo(-40)],
    [
      'as long as it can be watched',
      () => until('year', watched(daysAgo(-14))),
      latestQuestionEnd('impact', AT, settings),
    ],
  ])('of what runs rarely waits for %s', (_, end, expected) => {
    expect(end()).toBe(expected);
  });
});
