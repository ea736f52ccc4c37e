import { describe, expect, it } from 'vitest';
import { canRestore, stillOff } from '../../../../functions/domain/wish/have-back.ts';
import { wishOf } from '../../../../functions/domain/wish/wishes.ts';
import { AT, anAnswer, aRecord, aUser, OLD_KEY } from '../../../support/builders.ts';

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
