import { describe, expect, it } from 'vitest';
import { leftBehindBy } from '../../../../functions/domain/note/failed-case.ts';
import { AT, aRecord, CASE_ID, OLD_KEY } from '../../../support/builders.ts';

const OWN = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT };
const EARLIER = { credentialId: 'password', kind: 'password' as const, disabledAt: AT };
const unread = { user: undefined, observeUntil: AT };
const off = [{ caseId: `${CASE_ID}0`, openedAt: AT, closedAt: AT, disabled: [EARLIER] }];

describe('of a user that could not be read, a failed case names', () => {
  it('what it had disabled itself', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [OWN] }))).toEqual([
      'Disabled by this case before: AKIA…MPLE.',
    ]);
  });

  it('what an earlier case had disabled, and this one was to give back or delete', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [EARLIER], off }))).toEqual([
      'Disabled by an earlier case: password.',
    ]);
  });

  it('each of them, where it joined both', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [OWN, EARLIER], off }))).toEqual([
      'Disabled by this case before: AKIA…MPLE.',
      'Disabled by an earlier case: password.',
    ]);
  });
});
