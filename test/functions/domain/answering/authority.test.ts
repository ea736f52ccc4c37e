import { describe, expect, it } from 'vitest';
import {
  checkRestoreAllowed,
  deletionAuthorityOf,
} from '../../../../functions/domain/answering/authority.ts';
import { InvalidInputError, TransientServiceError } from '../../../../functions/domain/errors/errors.ts';
import {
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../../support/builders.ts';

const disabled = [
  { credentialId: OLD_KEY, kind: 'access-key' as const, lastUsedAt: daysAgo(200), disabledAt: daysAgo(1) },
];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 2 };
const used = aUser({ credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] });
const check = (has: object) => () => checkRestoreAllowed(aRecord({ disabled, ...has }), used);

describe('a use', () => {
  it('calls for giving back, unless AWS has quarantined the user', () => {
    expect(check({})).not.toThrow();
    expect(check({ quarantine })).toThrow('nothing was touched');
    expect(check({ quarantine, answers: [anAnswer({ kind: 'restore' })] })).toThrow('nothing was touched');
    expect(check({ quarantine, answers: [anAnswer({ kind: 'restore', role: 'analyst' })] })).not.toThrow();
  });

  it('that the case has seen is looked for again where a later read does not show it', () => {
    const unread = aUser({ credentials: [aKey({ status: 'Inactive', problem: 'denied' })] });

    expect(() => checkRestoreAllowed(aRecord({ disabled, user: used }), unread)).toThrow(
      TransientServiceError,
    );
    expect(() => checkRestoreAllowed(aRecord({ disabled, user: unread }), unread)).toThrow(InvalidInputError);
  });
});

describe('the deletion of what an earlier case has turned off', () => {
  const off = [{ caseId: 'alice-0', openedAt: daysAgo(30), closedAt: daysAgo(10), disabled }];
  const own = { credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(1) };
  const question = { ...aQuestion('deletion'), put: { enteredAt: AT, retryCount: 0 } };
  const confirm = anAnswer({ kind: 'confirm' });
  const settings = someSettings({ deletionNeedsConfirmation: false });
  const authority = (has: object) =>
    deletionAuthorityOf(aRecord({ off, disabled, question, ...has }), settings, AT);

  it('needs a word of this case, whatever the settings say, and no answer to disable', () => {
    expect(() => authority({})).toThrow('nothing was deleted');
    expect(authority({ answers: [confirm] })).toEqual(confirm);
  });

  it('is not allowed by an analyst who leaves it off, and not after that', () => {
    const leave = anAnswer({ kind: 'leave-disabled', role: 'analyst' });
    expect(() => authority({ answers: [leave] })).toThrow('nothing was deleted');
    expect(() => authority({ answers: [confirm, leave] })).toThrow('nothing was deleted');
  });

  it('is not allowed by the answer that has turned off something else', () => {
    const both = { disabled: [own, ...disabled] };
    expect(() => authority({ ...both, answers: [anAnswer()] })).toThrow('nothing was deleted');
    expect(authority({ ...both, answers: [anAnswer(), confirm] })).toEqual(confirm);
    expect(() => authority({ ...both, answers: [confirm] })).toThrow('nothing was touched');
    expect(
      authority({ disabled: [own], answers: [anAnswer()], observeUntil: AT, question: { ...question } }),
    ).toEqual(anAnswer());
  });

  it('is not allowed before it was asked about, or once it was given back', () => {
    expect(() => authority({ answers: [confirm], question: undefined })).toThrow('not over');
    expect(() => authority({ answers: [confirm], restoredAt: AT })).toThrow('nothing was touched');
  });
});
