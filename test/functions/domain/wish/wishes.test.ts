import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { canAskBack, canRestore, mayAskBack, stillOff } from '../../../../functions/domain/wish/have-back.ts';
import { wishOf } from '../../../../functions/domain/wish/wishes.ts';
import { AT, anAnswer, aRecord, aUser, OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';

const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];

describe('what a case can restore', () => {
  it('is what it disabled, until it is restored or being deleted', () => {
    const restoreKit = {
      writtenAt: AT,
      scope: 'credentials' as const,
      user: aUser(),
      inlinePolicyDocuments: {},
    };

    expect(canRestore(aRecord({ disabled }))).toBe(true);
    expect(canRestore(aRecord())).toBe(false);
    expect(canRestore(aRecord({ disabled, restoredAt: AT }))).toBe(false);
    expect(canRestore(aRecord({ disabled, restoreKit }))).toBe(false);
  });
});

describe('what could not be given back while the rest was', () => {
  const one = (credentialId: string) => ({ credentialId, kind: 'access-key' as const, disabledAt: AT });
  const both = [one(OLD_KEY), one(OTHER_KEY)];
  const inPart = (differs: Partial<CaseRecord> = {}) =>
    aRecord({
      disabled: both,
      restoredAt: AT,
      steps: [{ step: 'restored', at: AT }],
      outcomes: [
        { credentialId: OLD_KEY, result: 'failed' },
        { credentialId: OTHER_KEY, result: 'restored' },
      ],
      ...differs,
    });
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 3 };

  it('is off still, and can be asked back', () => {
    expect(stillOff(inPart())).toEqual([one(OLD_KEY)]);
    expect(canAskBack(inPart())).toBe(true);
    expect(canRestore(inPart())).toBe(false);
  });

  it('can be asked back also where the rest is told once more, as to somebody else', () => {
    const steps = [AT, after(AT, 'PT5M')].map((at) => ({ step: 'restored', at }));

    expect(canAskBack(inPart({ steps }))).toBe(true);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['before that is told', { steps: [] }],
    ['where only an earlier restore is told', { restoredAt: after(AT, 'PT1M') }],
    ['a third time', { steps: ['2026-01-01T09:00:00.000Z', AT].map((at) => ({ step: 'restored', at })) }],
    ['where it was left alone', { outcomes: [{ credentialId: OLD_KEY, result: 'dropped' }] }],
  ])('is not asked back %s', (_, differs) => {
    expect(canAskBack(inPart(differs))).toBe(false);
  });

  it('of a quarantined user is asked back by no owner', () => {
    expect(mayAskBack(inPart({ quarantine }), { role: 'stakeholder' })).toBe(false);
    expect(mayAskBack(inPart({ quarantine }), { role: 'security-contact' })).toBe(true);
    expect(mayAskBack(aRecord({ disabled, quarantine }), { role: 'stakeholder' })).toBe(true);
  });
});

describe('what is still off of what a case disabled', () => {
  it.each(['deleted', 'dropped'] as const)('is not what was %s since', (result) => {
    expect(stillOff(aRecord({ disabled }))).toEqual(disabled);
    expect(stillOff(aRecord({ disabled, outcomes: [{ credentialId: OLD_KEY, result }] }))).toEqual([]);
  });

  it('is what was left disabled, and nothing once all came back', () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'left-disabled' as const }];

    expect(stillOff(aRecord({ disabled, outcomes }))).toEqual(disabled);
    expect(stillOff(aRecord({ disabled, restoredAt: AT }))).toEqual([]);
  });
});

describe('a wish', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 3 };
  const wish = (questionNumber: number) => anAnswer({ kind: 'restore', questionNumber, delivered: false });

  it('of the owner of a quarantined user holds an act up until the contacts were asked about it', () => {
    expect(wishOf(aRecord({ disabled, answers: [wish(2)] }))).toBe('restore');
    expect(wishOf(aRecord({ disabled, quarantine, answers: [wish(3)] }))).toBe('restore');
    expect(wishOf(aRecord({ disabled, quarantine, answers: [wish(2)] }))).toBeUndefined();
  });
});
