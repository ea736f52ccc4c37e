import { describe, expect, it } from 'vitest';
import type { CaseRecord, RestoreKit } from '../../../../functions/domain/case/case-record.ts';
import { leftOffOf, withOwnOff } from '../../../../functions/domain/case/outcome.ts';
import { withDeletionOver } from '../../../../functions/domain/standing/begun.ts';
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

  it('of which IAM shows nothing is looked at by who gives back, where somebody wants that', () => {
    expect(withDeletionOver(failed(kit('user'), { ...unread, answers: [wish] })).restoreKit).toBeUndefined();
    expect(withDeletionOver(failed(kit('user'), unread)).restoreKit).toBeDefined();
    const may = failed(kit('user', true), { ...unread, answers: [wish] });
    expect(withDeletionOver(may).restoreKit).toBeDefined();
  });
});
