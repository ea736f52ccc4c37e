import { describe, expect, it } from 'vitest';
import {
  answersOffered,
  endsWait,
  needsTypedName,
  unsettledWishes,
} from '../../../../functions/domain/question/answer.ts';
import { anAnswer } from '../../../support/builders.ts';

const QUESTIONS = ['stakeholder', 'impact', 'deletion', 'use'] as const;

describe('the answers that are offered', () => {
  it.each(QUESTIONS)('to an analyst about %s undo or end, and turn nothing off', (kind) => {
    expect(['stop', 'restore', 'leave-disabled']).toEqual(
      expect.arrayContaining([...answersOffered(kind, 'analyst')]),
    );
  });

  it.each(QUESTIONS)('to an owner about %s are never to exempt or to stop', (kind) => {
    expect(answersOffered(kind, 'stakeholder')).not.toContain('exempt');
    expect(answersOffered(kind, 'stakeholder')).not.toContain('stop');
  });

  it.each(['impact', 'deletion'] as const)('about %s always include to have it back', (kind) => {
    for (const role of ['stakeholder', 'security-contact', 'analyst'] as const)
      expect(answersOffered(kind, role)).toContain('restore');
  });
});

describe('an answer', () => {
  it('that disables or deletes needs the typed name', () => {
    expect((['retire', 'confirm'] as const).every(needsTypedName)).toBe(true);
    expect(
      (['keep', 'restore', 'exempt', 'stop', 'check', 'leave-disabled'] as const).some(needsTypedName),
    ).toBe(false);
  });

  it('about deletion that comes early leaves the observation open', () => {
    const role = 'security-contact';
    expect(endsWait({ kind: 'confirm', role }, { kind: 'impact' })).toBe(false);
    expect(endsWait({ kind: 'leave-disabled', role }, { kind: 'impact' })).toBe(false);
    expect(endsWait({ kind: 'restore', role }, { kind: 'impact' })).toBe(true);
    expect(endsWait({ kind: 'confirm', role }, { kind: 'deletion' })).toBe(true);
  });
});

describe('the wishes that nobody has settled', () => {
  it('are those to have something back that no case has taken', () => {
    const wish = (answerId: string) => anAnswer({ kind: 'restore', answerId });
    const answers = [wish('done'), wish('open'), anAnswer({ kind: 'stop', answerId: 'stop' })];

    expect(unsettledWishes({ answers, taken: ['done'] })).toEqual([wish('open')]);
    expect(unsettledWishes({ answers })).toEqual([wish('done'), wish('open')]);
  });
});
