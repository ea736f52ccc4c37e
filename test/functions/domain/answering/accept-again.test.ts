import { describe, expect, it } from 'vitest';
import { answersShown } from '../../../../functions/case-page/offers.ts';
import { acceptAnswer } from '../../../../functions/domain/answering/accept-answer.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { wakeUpOf } from '../../../../functions/domain/due/due-at.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  aRecord,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../../support/builders.ts';

/** A case that has given back one of two keys, and waits for its use; a wish for both is settled. */
const inPart = (differs: Partial<CaseRecord> = {}) =>
  aRecord({
    question: {
      ...aQuestion('use', { number: 4 }),
      taskToken: 'token',
      put: { enteredAt: AT, retryCount: 0 },
    },
    disabled: [OLD_KEY, OTHER_KEY].map((credentialId) => ({
      credentialId,
      kind: 'access-key',
      disabledAt: AT,
    })),
    outcomes: [
      { credentialId: OLD_KEY, result: 'failed' },
      { credentialId: OTHER_KEY, result: 'restored' },
    ],
    answers: [anAnswer({ kind: 'restore', answerId: 'first' })],
    ...{ taken: ['first'], restoredAt: AT, steps: [{ step: 'restored', at: AT }] },
    ...differs,
  });
const wish = anAnswer({ kind: 'restore', answerId: 'second', delivered: false });

describe('a wish for what could not be given back with the rest', () => {
  it('is taken at once and wakes the case, which gives back once more', () => {
    const { outcome, changed } = acceptAnswer(inPart(), wish, { planId: undefined });

    expect(outcome.is).toBe('taken');
    expect(changed).not.toHaveProperty('restoredAt');
    expect(changed && wakeUpOf(changed)).toMatchObject({
      outcome: 'restore',
      answer: { answerId: 'second' },
    });
  });

  it('is offered, until it is said', () => {
    const shown = (record: CaseRecord) => answersShown(record, 'stakeholder', someSettings());
    const { changed } = acceptAnswer(inPart(), wish, { planId: undefined });

    expect(shown(inPart())).toContain('restore');
    expect(changed && shown(changed)).toEqual([]);
    expect(shown(inPart({ steps: [] }))).not.toContain('restore');
  });

  it('is not taken where nothing is left, and said once', () => {
    const none = inPart({ outcomes: [] });
    const { changed } = acceptAnswer(inPart(), wish, { planId: undefined });
    const again = anAnswer({ kind: 'restore', answerId: 'third' });

    expect(acceptAnswer(none, wish, { planId: undefined }).outcome).toMatchObject({ why: 'restored' });
    expect(changed && acceptAnswer(changed, again, { planId: undefined }).outcome).toMatchObject({
      is: 'already-answered',
      answer: { answerId: 'second' },
    });
  });
});
