import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { Answer } from '../../../../functions/domain/question/answer.ts';
import { acceptWish } from '../../../../functions/domain/way-back/accept-wish.ts';
import {
  openWishes,
  withRefused,
  withWishesSettled,
} from '../../../../functions/domain/way-back/refused-wishes.ts';
import { wantsMore } from '../../../../functions/domain/way-back/wanted.ts';
import { AT, anAnswer, aPlan, aQuestion, OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';
import { CAROL, idsOf, item, keyOf, off, THIRD_KEY, wish } from './left-off.ts';

function changed(record: CaseRecord, said: Answer): CaseRecord {
  const accepted = acceptWish(record, said);
  if (accepted.is !== 'recorded') throw new Error(accepted.is);
  return accepted.changed;
}

describe('a wish for what ended cases have left off', () => {
  const closed = item({ status: 'closed', closedAt: AT });

  it.each<[string, Answer, Answer, 'already' | 'recorded']>([
    ['of the same person', wish('1', ['alice-0']), wish('2', ['alice-0']), 'already'],
    ['of another person', wish('1', ['alice-0'], { by: CAROL }), wish('2', ['alice-0']), 'recorded'],
    [
      'after that of an analyst',
      wish('1', ['alice-0'], { role: 'analyst', by: 'a' }),
      wish('2', ['alice-0']),
      'already',
    ],
    ['for more than before', wish('1', ['alice-0']), wish('2', ['alice-0', 'alice-1']), 'recorded'],
    ['for less than before', wish('1', ['alice-0', 'alice-1']), wish('2', ['alice-1']), 'already'],
  ])('%s is %s', (_, first, second, is) => {
    expect(acceptWish(changed(closed, first), second).is).toBe(is);
  });

  it('is recorded again once the running case has given back', () => {
    const record = item({ restoredAt: AT, answers: [wish('1', ['alice-0'])], disabled: [] });

    expect(acceptWish(record, wish('2', ['alice-0'])).is).toBe('recorded');
  });
});

describe('a running case that takes a wish on', () => {
  it('has the plan of the latest ended case where it has none itself', () => {
    const plans = off.map((one, index) => ({ ...one, plan: { ...aPlan(), planId: `plan-${index}` } }));
    const { plan: _none, ...planless } = item({ off: plans });

    expect(changed(planless as CaseRecord, wish('1', undefined)).plan?.planId).toBe('plan-1');
    expect(changed(item({ off: plans }), wish('1', undefined)).plan).toEqual(aPlan());
    const { plan: _also, ...neither } = item();
    expect(changed(neither as CaseRecord, wish('1', undefined))).not.toHaveProperty('plan');
  });

  it('forgets that it has left alone what is wanted, and nothing else', () => {
    const outcomes = [
      { credentialId: OLD_KEY, result: 'dropped' as const },
      { credentialId: OTHER_KEY, result: 'dropped' as const },
      { credentialId: THIRD_KEY, result: 'kept' as const },
    ];

    expect(changed(item({ outcomes }), wish('1', ['alice-0', 'alice-1'])).outcomes).toEqual(
      outcomes.slice(1),
    );
  });

  it('says what each wish has brought', () => {
    const one = changed(item({ disabled: [keyOf(OTHER_KEY)] }), wish('1', ['alice-0']));
    const both = changed(one, wish('2', undefined, { by: CAROL }));

    expect(both.takenOn).toEqual([
      { answerId: '1', credentialIds: [OLD_KEY] },
      { answerId: '2', credentialIds: [OLD_KEY, THIRD_KEY] },
    ]);
    expect(idsOf(both.disabled)).toEqual([OTHER_KEY, OLD_KEY, THIRD_KEY]);
  });

  it('keeps in mind what it had given back before the first of them', () => {
    const before = { restoredAt: AT, disabled: [keyOf(OTHER_KEY)] };
    const record = item({ ...before, outcomes: [{ credentialId: OTHER_KEY, result: 'restored' }] });
    const both = changed(changed(record, wish('1', ['alice-0'])), wish('2', ['alice-1'], { by: CAROL }));

    expect(both.takenOn?.map((one) => one.before)).toEqual([before, before]);
  });

  const open = { ...aQuestion('impact', { number: 3 }), taskToken: 'token' };
  it.each<[string, Partial<CaseRecord>, string | undefined]>([
    ['that nobody has answered', { question: open }, 'wish'],
    [
      'whose answer has not reached the workflow',
      { question: { ...open, answerId: 'a' }, answers: [anAnswer({ answerId: 'a', delivered: false })] },
      'wish',
    ],
    [
      'whose answer has',
      {
        question: { ...open, answerId: 'a' },
        answers: [anAnswer({ answerId: 'b', delivered: false }), anAnswer({ answerId: 'a' })],
      },
      'a',
    ],
    ['that has not been put', { question: aQuestion('impact', { number: 3 }) }, undefined],
    ['about the owner’s need', { question: { ...open, kind: 'stakeholder' } }, undefined],
  ])('ends the wait %s', (_, differs, answerId) => {
    expect(changed(item(differs), wish('wish', ['alice-0'])).question?.answerId).toBe(answerId);
  });
});

describe('a wish that is refused', () => {
  const two = [wish('1', ['alice-0']), wish('2', ['alice-1'], { by: CAROL })] as const;
  const taken = two.reduce(changed, item({ disabled: [keyOf(OTHER_KEY)] }));

  it('takes out what it has brought, and leaves what the other has', () => {
    const left = withRefused(taken, [two[0]], AT);

    expect(idsOf(left.disabled)).toEqual([OTHER_KEY, THIRD_KEY]);
    expect(left.takenOn).toEqual([{ answerId: '2', credentialIds: [THIRD_KEY] }]);
    expect(left.refused).toEqual([{ answerId: '1', at: AT }]);
    expect(left.off).toEqual(off);
  });

  it('in a case that was opened for it leaves nothing', () => {
    const opened = item({ disabled: [keyOf(OLD_KEY)], answers: [two[0]] });

    expect(withRefused(opened, [two[0]], AT)).toMatchObject({ disabled: [], taken: ['1'] });
  });

  it('brings back what was given back before only once no other wish is open', () => {
    const before = { restoredAt: AT, disabled: [keyOf(OTHER_KEY)] };
    const record = two.reduce(
      changed,
      item({ ...before, outcomes: [{ credentialId: OTHER_KEY, result: 'restored' }] }),
    );
    const one = withRefused(record, [two[0]], AT);

    expect(one).not.toHaveProperty('restoredAt');
    expect(idsOf(one.disabled)).toEqual([THIRD_KEY]);
    expect(withRefused(one, [two[1]], AT)).toMatchObject(before);
  });
});

describe('wishes that are settled', () => {
  it('are those about nothing more than the case has taken on', () => {
    const more = wish('more', ['alice-0', 'alice-1']);
    const done = wish('done', ['alice-0']);
    const record = item({ disabled: [keyOf(OLD_KEY)], answers: [more, done], taken: ['old'] });

    expect(wantsMore(record, more)).toBe(true);
    expect(wantsMore(record, done)).toBe(false);
    const settled = withWishesSettled(record);
    expect(settled.taken).toEqual(['old', 'done']);
    expect(openWishes(settled)).toEqual([more]);
  });
});
