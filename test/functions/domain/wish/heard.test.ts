import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { givenBack, isLaterRound, withRestored } from '../../../../functions/domain/wish/given-back.ts';
import { restLeft, waitsToDelete } from '../../../../functions/domain/wish/have-back.ts';
import { canStillRetire, comesTooLate, wishOf } from '../../../../functions/domain/wish/wishes.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
} from '../../../support/builders.ts';

const key = (credentialId: string) => ({ credentialId, kind: 'access-key' as const, disabledAt: AT });
const disabled = [key(OLD_KEY)];
const said = (kind: 'stop' | 'keep' | 'restore', differs: object = {}) =>
  anAnswer({ kind, answerId: kind, questionNumber: 2, delivered: false, ...differs });
const waiting = aQuestion('paused', { number: 2 });
const restoreKit = { writtenAt: AT, scope: 'user' as const, user: aUser(), inlinePolicyDocuments: {} };

describe('the wish that an act gives way to', () => {
  it.each<[ReturnType<typeof wishOf>, string, Partial<CaseRecord>]>([
    [undefined, 'nothing said', {}],
    ['stop', 'to stop', { answers: [said('stop')] }],
    ['stop', 'to stop, beside other answers', { answers: [anAnswer(), said('stop')] }],
    [undefined, 'to stop, taken by the workflow', { answers: [said('stop', { delivered: true })] }],
    [undefined, 'to stop, once something is off', { answers: [said('stop')], disabled }],
    ['keep', 'to keep all, while it waits', { answers: [anAnswer(), said('keep')], question: waiting }],
    [undefined, 'to keep all, taken', { answers: [said('keep', { delivered: true })], question: waiting }],
    [
      undefined,
      'to keep all, to a question before',
      { answers: [said('keep', { questionNumber: 1 })], question: waiting },
    ],
    [
      undefined,
      'to keep all, to another question',
      { answers: [said('keep')], question: aQuestion('stakeholder', { number: 2 }) },
    ],
    [
      undefined,
      'to keep all, once something is off',
      { answers: [said('keep')], question: waiting, disabled },
    ],
    ['restore', 'to have it back', { answers: [anAnswer(), said('restore')], disabled }],
    [
      undefined,
      'to have it back, once that is done',
      { answers: [said('restore')], disabled, restoredAt: AT },
    ],
    [undefined, 'to have it back, once it is deleted', { answers: [said('restore')], disabled, restoreKit }],
    [
      undefined,
      'to have it back, refused',
      { answers: [said('restore')], disabled, refused: [{ answerId: 'restore', at: AT }] },
    ],
  ])('is %s: %s', (wish, _, differs) => {
    expect(wishOf(aRecord(differs))).toBe(wish);
  });

  it.each([
    ['of another case, of which it has taken on nothing', ['alice-9'], OTHER_KEY, undefined],
    ['of another case, of which it has taken on the key', ['alice-9'], OLD_KEY, 'restore'],
    ['of a case that has nothing to do with it', ['alice-8'], OTHER_KEY, 'restore'],
  ])('to have back what is off %s', (_, ofCases, id, wish) => {
    const off = [{ caseId: 'alice-9', openedAt: AT, closedAt: AT, disabled: [key(id)] }];

    expect(wishOf(aRecord({ answers: [said('restore', { ofCases })], disabled, off }))).toBe(wish);
  });
});

describe('an answer that was changed', () => {
  it.each<[boolean, string, Partial<CaseRecord>]>([
    [true, 'where everything was kept', { answers: [said('keep')] }],
    [false, 'once something is off', { answers: [said('keep')], disabled }],
    [false, 'once something is deleted', { answers: [said('keep')], restoreKit }],
    [false, 'where something was to go', { answers: [anAnswer(), said('keep')] }],
  ])('to "not needed" is taken (%s) %s', (may, _, differs) => {
    const record = aRecord({ question: aQuestion('use'), ...differs });

    expect(canStillRetire(record)).toBe(may);
    expect(comesTooLate(record, 'retire')).toBe(!may);
  });

  it.each<[boolean, 'stop' | 'keep' | 'retire', Partial<CaseRecord>]>([
    [false, 'stop', { question: waiting }],
    [true, 'stop', { question: waiting, disabled }],
    [true, 'keep', { question: waiting, disabled }],
    [false, 'retire', { question: waiting, disabled }],
    [false, 'stop', { question: aQuestion('use'), disabled }],
    [false, 'retire', { question: aQuestion('stakeholder'), disabled }],
    [false, 'stop', { disabled }],
  ])('comes too late (%s): %s', (late, kind, differs) => {
    expect(comesTooLate(aRecord(differs), kind)).toBe(late);
  });
});

describe('a deletion waits for its next try', () => {
  const question = { ...waiting, taskToken: 'token' };
  const record = aRecord({ disabled, restoreKit, question });

  it('with a kit of which nothing is known to be gone, in a wait that nobody has answered', () => {
    expect(waitsToDelete(record)).toBe(true);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['with nothing off', { disabled: [] }],
    ['once things were given back', { restoredAt: AT }],
    ['without a kit', { restoreKit: undefined as never }],
    ['with a deletion that has begun', { restoreKit: { ...restoreKit, isBegun: true } }],
    ['without a question', { question: undefined as never }],
    ['in another question', { question: { ...aQuestion('deletion'), taskToken: 'token' } }],
    ['before the wait has begun', { question: waiting }],
    ['once that is answered', { question: { ...question, answerId: 'a' } }],
  ])('not %s', (_, differs) => {
    expect(waitsToDelete({ ...record, ...differs })).toBe(false);
  });
});

describe('what could not be given back with the rest', () => {
  const inPart = {
    ...{ disabled: [key(OLD_KEY), key(OTHER_KEY)], restoredAt: AT, steps: [{ step: 'restored', at: AT }] },
    outcomes: [
      { credentialId: OLD_KEY, result: 'failed' as const },
      { credentialId: OTHER_KEY, result: 'restored' as const },
    ],
  };

  it.each<[string, Parameters<typeof restLeft>[0], string[]]>([
    ['is left once that is told', inPart, [OLD_KEY]],
    ['is not, before anything was given back', { ...inPart, restoredAt: undefined }, []],
    ['is not, once it is deleted', { ...inPart, restoreKit }, []],
    ['is not, before that is told', { ...inPart, steps: [{ step: 'paused', at: AT }] }, []],
    [
      'is not, where only an earlier round is told',
      { ...inPart, steps: [{ step: 'restored', at: daysAgo(1) }] },
      [],
    ],
    ['is not, without steps', { ...inPart, steps: [] }, []],
  ])('%s', (_, record, ids) => {
    expect(restLeft(record).map(({ credentialId }) => credentialId)).toEqual(ids);
  });
});

describe('what is given back', () => {
  const both = [key('password'), key(OLD_KEY), key(OTHER_KEY)];
  const back = (credentialId: string) => ({ credentialId, result: 'restored' as const });
  const user = aUser({ credentials: [aPassword(), aKey({ status: 'Inactive' })] });
  const before = aRecord({
    disabled: both,
    outcomes: [back(OTHER_KEY), back(OLD_KEY)],
    remarks: ['Before.'],
  });
  const restored = [{ outcome: back('password'), remarks: ['New.'] }];

  it('stands in one order, however many tries that took', () => {
    const { outcomes, remarks } = withRestored(before, restored, { user, isLaterRound: false });

    expect(outcomes).toEqual([back('password'), back(OLD_KEY), back(OTHER_KEY)]);
    expect(remarks).toEqual(['Before.', 'New.']);
    expect(givenBack({ ...before, outcomes })).toEqual(['password', OLD_KEY, OTHER_KEY]);
  });

  it('and changed by somebody since an earlier round is told so', () => {
    const { outcomes } = withRestored(before, restored, { user, isLaterRound: true });

    expect(outcomes).toEqual([
      back('password'),
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone has switched it off' },
      { credentialId: OTHER_KEY, result: 'dropped', reason: 'it exists no more' },
    ]);
  });

  it('is not what was only kept, used or failed', () => {
    const outcomes = (['kept', 'used', 'failed'] as const).map((result, index) => ({
      ...{ credentialId: both[index]?.credentialId ?? '', result },
    }));

    expect(givenBack({ ...before, outcomes })).toEqual([]);
    expect(withRestored({ ...before, outcomes }, [], { user, isLaterRound: true }).outcomes).toEqual(
      outcomes,
    );
  });

  it.each([
    [true, 'held up by this state, and read before', 'RevertCredentials', daysAgo(1)],
    [false, 'held up by this state, in the same entry', 'RevertCredentials', AT],
    [
      false,
      'held up by this state, in an earlier try of the same entry',
      'RevertCredentials',
      daysAgo(-0.005),
    ],
    [false, 'held up by another state', 'AssessUse', daysAgo(1)],
  ])('in a later round (%s): %s', (later, _, state, readAt) => {
    const record = aRecord({ heldUp: { state, since: AT }, user: aUser({ readAt }) });

    expect(isLaterRound(record, { state: 'RevertCredentials', enteredAt: AT })).toBe(later);
  });

  it('is in its first round where nothing has held it up', () => {
    expect(isLaterRound(aRecord(), { state: 'RevertCredentials', enteredAt: AT })).toBe(false);
  });
});
