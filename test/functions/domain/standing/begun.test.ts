import { describe, expect, it } from 'vitest';
import type { CaseRecord, RestoreKit } from '../../../../functions/domain/case/case-record.ts';
import { credentialsOff, leftOffOf, withOwnOff } from '../../../../functions/domain/case/outcome.ts';
import { howFar, withDeleted, withDeletionOver } from '../../../../functions/domain/standing/begun.ts';
import { AT, aKey, anAnswer, aRecord, aUser, OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';

const keyOf = (credentialId: string) => ({ credentialId, kind: 'access-key' as const, disabledAt: AT });
const off = (id: string) => aKey({ id, status: 'Inactive' });
const whole = aUser({ credentials: [off(OLD_KEY), off(OTHER_KEY)], groups: ['developers'] });
const withoutKey = { ...whole, credentials: [off(OTHER_KEY)] };
const withoutGroup = { ...whole, groups: [] };
const kit = (scope: RestoreKit['scope'], isBegun?: true): RestoreKit => ({
  ...{ writtenAt: AT, scope, user: whole, inlinePolicyDocuments: {} },
  ...(isBegun && { isBegun }),
});
const idsOff = (record: CaseRecord) =>
  credentialsOff(withOwnOff(record)).map(({ credentialId }) => credentialId);
const wish = anAnswer({ kind: 'restore', delivered: false });

/** A case that has failed to delete, as IAM was read after that. */
function failed(restoreKit: RestoreKit, differs: Partial<CaseRecord>): CaseRecord {
  const disabled = [keyOf(OLD_KEY), keyOf(OTHER_KEY)];
  return aRecord({ status: 'closed', closedAt: AT, disabled, restoreKit, ...differs });
}
const unread = { user: undefined } as unknown as Partial<CaseRecord>;

describe('a deletion that is tried no more', () => {
  it.each(['credentials', 'user'] as const)(
    'leaves all of it to be given back while nothing is gone: %s',
    (scope) => {
      const over = withDeletionOver(failed(kit(scope), { user: whole }));

      expect(over.restoreKit).toBeUndefined();
      expect(leftOffOf({ ...over, off: withOwnOff(over) })).toMatchObject([
        { disabled: [keyOf(OLD_KEY), keyOf(OTHER_KEY)] },
      ]);
    },
  );

  it('of credentials leaves the rest to be given back, and says what is gone', () => {
    const over = withDeletionOver(failed(kit('credentials', true), { user: withoutKey }));

    expect(over.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'deleted' }]);
    expect(leftOffOf({ ...over, off: withOwnOff(over) })).toMatchObject([{ disabled: [keyOf(OTHER_KEY)] }]);
  });

  it.each([
    ['half deleted', failed(kit('user'), { user: withoutGroup })],
    ['that may be half deleted', failed(kit('user', true), { user: whole })],
    ['that is gone', failed(kit('user'), { ...unread, userGone: true, answers: [wish] })],
  ])('of a whole user %s keeps its kit', (_, record) => {
    expect(withDeletionOver(record)).toEqual(record);
  });

  it('of which IAM shows nothing leaves its list to who reads it next, but for a user that may be half deleted', () => {
    for (const answers of [[wish], []]) {
      const over = withDeletionOver(failed(kit('user'), { ...unread, answers }));
      expect(over.restoreKit).toBeUndefined();
      expect(idsOff(over)).toEqual([OLD_KEY, OTHER_KEY]);
      expect(idsOff(withDeletionOver(failed(kit('credentials', true), { ...unread, answers })))).toEqual([
        OLD_KEY,
        OTHER_KEY,
      ]);
    }
    const may = failed(kit('user', true), { ...unread, answers: [wish] });
    expect(withDeletionOver(may).restoreKit).toBeDefined();
  });
});

describe('how far a deletion has come', () => {
  it.each<[string, 'not' | 'partly' | 'user', RestoreKit | undefined, typeof whole]>([
    ['without a kit', 'not', undefined, withoutKey],
    ['of credentials that are all there', 'not', kit('credentials'), whole],
    ['of credentials, where only a group is gone', 'not', kit('credentials'), withoutGroup],
    ['of credentials, of which one is gone', 'partly', kit('credentials'), withoutKey],
    ['of credentials, which is known to have begun', 'partly', kit('credentials', true), whole],
    ['of a whole user', 'not', kit('user'), whole],
    ['of a whole user without a group', 'user', kit('user'), withoutGroup],
    ['of a whole user without a key', 'user', kit('user'), withoutKey],
    ['of a whole user, which is known to have begun', 'user', kit('user', true), whole],
  ])('%s: %s', (_, far, restoreKit, user) => {
    const disabled = [keyOf(OLD_KEY), keyOf(OTHER_KEY)];

    expect(howFar(aRecord({ disabled, ...(restoreKit && { restoreKit }) }), user)).toBe(far);
  });

  it('does not count a key that the case has not turned off', () => {
    const record = aRecord({ disabled: [keyOf(OTHER_KEY)], restoreKit: kit('credentials') });

    expect(howFar(record, withoutKey)).toBe('not');
    expect(howFar({ ...record, disabled: [keyOf(OTHER_KEY), keyOf(OLD_KEY)] }, withoutKey)).toBe('partly');
  });
});

describe('what a deletion is told to have deleted', () => {
  const password = { credentialId: 'password', kind: 'password' as const, disabledAt: AT };
  const told = (restoreKit: RestoreKit | undefined, user: typeof whole) =>
    withDeleted(
      aRecord({
        disabled: [password, keyOf(OLD_KEY), keyOf(OTHER_KEY)],
        ...(restoreKit && { restoreKit }),
      }),
      user,
    ).outcomes.map(({ credentialId, result }) => `${result}: ${credentialId}`);

  it.each<[string, RestoreKit | undefined, typeof whole, string[]]>([
    ['without a kit: nothing', undefined, withoutKey, []],
    ['while all is there: nothing', kit('user'), whole, []],
    [
      'of credentials: what is gone, and no password',
      kit('credentials'),
      withoutKey,
      [`deleted: ${OLD_KEY}`],
    ],
    [
      'of a half deleted user: what is gone, and the password that it cannot have back',
      kit('user'),
      withoutKey,
      ['deleted: password', `deleted: ${OLD_KEY}`],
    ],
  ])('%s', (_, restoreKit, user, deleted) => {
    expect(told(restoreKit, user)).toEqual(deleted);
  });
});
