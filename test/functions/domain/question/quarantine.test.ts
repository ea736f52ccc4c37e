import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../../functions/domain/question/answer.ts';
import {
  answersOpenTo,
  isPassedOn,
  type Quarantine,
  restoreThatCounts,
  stillDecides,
} from '../../../../functions/domain/question/quarantine.ts';
import type { QuestionKind, Role } from '../../../../functions/domain/question/question.ts';
import { AT, anAnswer, aQuestion, SECURITY } from '../../../support/builders.ts';

const quarantine: Quarantine = {
  policy: 'AWSCompromisedKeyQuarantineV3',
  foundAt: AT,
  since: 3,
  asked: 4,
};
const contact = { role: 'security-contact', by: SECURITY } as const;

describe('about a quarantined user', () => {
  it.each<[QuestionKind, Role, AnswerKind[]]>([
    ['stakeholder', 'stakeholder', []],
    ['stakeholder', 'security-contact', ['retire', 'exempt', 'stop']],
    ['stakeholder', 'analyst', ['stop']],
    ['impact', 'stakeholder', ['restore']],
    ['impact', 'security-contact', ['restore', 'confirm', 'leave-disabled']],
    ['deletion', 'stakeholder', ['restore']],
    ['deletion', 'security-contact', ['restore', 'confirm', 'leave-disabled']],
    ['deletion', 'analyst', ['restore', 'leave-disabled']],
    ['use', 'stakeholder', []],
    ['use', 'security-contact', ['check', 'retire', 'exempt', 'stop']],
    ['paused', 'security-contact', ['stop']],
  ])('the question %s is open to the %s for %j', (kind, role, kinds) => {
    expect(answersOpenTo({ question: aQuestion(kind), quarantine }, role)).toEqual(kinds);
  });

  it('nothing is deleted that was used since', () => {
    const record = { question: aQuestion('deletion'), quarantine: { ...quarantine, isUsed: true } };

    expect(answersOpenTo(record, 'security-contact')).toEqual(['restore', 'leave-disabled']);
    const confirm = anAnswer({ ...contact, kind: 'confirm', questionNumber: 4 });
    expect(stillDecides(record, confirm)).toBe(false);
  });

  it.each([
    ['of the owner', { questionNumber: 4 }, false],
    ['of a contact to an earlier question', { ...contact, questionNumber: 2 }, false],
    ['of a contact since', { ...contact, questionNumber: 3 }, true],
  ])('an answer %s decides: %s', (_whose, given, decides) => {
    expect(stillDecides({ quarantine }, anAnswer(given))).toBe(decides);
    expect(stillDecides({}, anAnswer(given))).toBe(true);
  });

  it('an owner’s wish gives nothing back; one of a contact or an analyst does', () => {
    const wish = anAnswer({ kind: 'restore' });
    const others = [
      anAnswer({ ...contact, kind: 'restore' }),
      anAnswer({ kind: 'restore', role: 'analyst', by: 'StopOrRestore' }),
    ];

    expect(restoreThatCounts({ quarantine, answers: [wish] })).toBeUndefined();
    expect(restoreThatCounts({ answers: [wish] })).toBe(wish);
    for (const other of others) expect(restoreThatCounts({ quarantine, answers: [wish, other] })).toBe(other);
  });

  it('an owner’s wish is passed on once the contacts were asked after it', () => {
    const wish = (questionNumber: number) => anAnswer({ kind: 'restore', questionNumber });

    expect(isPassedOn({ quarantine }, wish(3))).toBe(true);
    expect(isPassedOn({ quarantine }, wish(4))).toBe(false);
    expect(isPassedOn({ quarantine }, { ...wish(3), ...contact })).toBe(false);
    expect(isPassedOn({}, wish(3))).toBe(false);
  });
});
