import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import { showStatement } from '../../../../functions/domain/standing/show-statement.ts';
import { hasActed, offByUs, type Stands, whatIsSo } from '../../../../functions/domain/standing/standing.ts';
import { AT, aCase, aKey, aPassword, aUser, daysAgo, OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';

const disabled = [
  { credentialId: 'password', kind: 'password' as const, disabledAt: AT },
  { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT },
];
const withKeys = (...credentials: ReturnType<typeof aKey>[]) => aUser({ credentials });
const ofKey = (case_: Partial<CaseRecord>) =>
  whatIsSo(aCase(case_)).credentials.find(({ credentialId }) => credentialId === OLD_KEY);
const off = withKeys(aKey({ status: 'Inactive' }));
const none = withKeys();
const EARLIER = [{ caseId: 'alice-0', openedAt: AT, closedAt: AT, disabled: disabled.slice(1) }];
const OTHER = [{ credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: AT }];
const EARLIER_OTHER = [{ caseId: 'alice-0', openedAt: AT, closedAt: AT, disabled: OTHER }];
const kit = (user = off) => ({
  restoreKit: { writtenAt: AT, scope: 'credentials' as const, user, inlinePolicyDocuments: {} },
});

describe('an access key stands as', () => {
  it.each<[Stands, string, Partial<CaseRecord>]>([
    ['on', 'read as Active', {}],
    ['on', 'Active, although the case had disabled it', { disabled }],
    ['off-by-us', 'Inactive, disabled by the case', { user: off, disabled }],
    ['off-by-someone', 'Inactive, and not by the case', { user: off }],
    ['off-by-earlier', 'Inactive, on the list of earlier cases', { user: off, off: EARLIER }],
    ['on', 'Active again, on the list of earlier cases', { off: EARLIER }],
    [
      'off-by-us',
      'Inactive, of an earlier case and taken on by this one',
      { user: off, disabled, off: EARLIER },
    ],
    ['off-by-someone', 'Expired', { user: withKeys(aKey({ status: 'Expired' })) }],
    [
      'off-by-someone',
      'Inactive, after the case has given it back',
      { user: off, disabled, outcomes: [{ credentialId: OLD_KEY, result: 'restored' }] },
    ],
    [
      'off-by-someone',
      'Inactive, once its use was waited for',
      {
        user: off,
        disabled,
        restoredAt: AT,
        outcomes: [{ credentialId: OLD_KEY, result: 'dropped', reason: 'someone has switched it off' }],
      },
    ],
    [
      'off-by-us',
      'Inactive, where giving it back has failed',
      { user: off, disabled, restoredAt: AT, outcomes: [{ credentialId: OLD_KEY, result: 'failed' }] },
    ],
    [
      'deleted-by-us',
      'not there, and deleted by the case',
      { user: none, disabled, outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }] },
    ],
    [
      'deleted-by-us',
      'not there, once its deletion had begun and nothing proved it yet',
      { user: none, disabled, ...kit() },
    ],
    ['off-by-us', 'Inactive, while its deletion has begun', { user: off, disabled, ...kit() }],
    [
      'off-by-us',
      'Inactive, where another key was given back',
      { user: off, disabled, outcomes: [{ credentialId: OTHER_KEY, result: 'restored' }] },
    ],
    ['off-by-someone', 'Inactive, where the case has disabled another', { user: off, disabled: OTHER }],
    [
      'off-by-someone',
      'Inactive, where earlier cases have left off another',
      { user: off, off: EARLIER_OTHER },
    ],
    [
      'off-by-earlier',
      'Inactive, of an earlier case, where this one has disabled another',
      { user: off, off: EARLIER, disabled: OTHER },
    ],
    [
      'gone',
      'not there, where the deletion of another has begun',
      { user: none, disabled, ...kit(withKeys(aKey({ id: OTHER_KEY }))) },
    ],
    [
      'on',
      'Active, beside another that is off by an earlier case',
      { user: withKeys(aKey({ id: OTHER_KEY, status: 'Inactive' }), aKey()), off: EARLIER },
    ],
    ['gone', 'not there, although the case had only disabled it', { user: none, disabled }],
    ['gone', 'of a user that is gone', { user: undefined as never, userGone: true, disabled }],
    ['unknown', 'of a user that could not be read', { user: undefined as never, disabled }],
    ['unknown', 'of a status that is not known', { user: withKeys(aKey({ status: 'Odd' })) }],
    [
      'deleted-by-us',
      'deleted by the case, whatever could be read since',
      { user: undefined as never, outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }] },
    ],
  ])('%s: %s', (is, _what, case_) => {
    expect(ofKey(case_)?.is).toBe(is);
  });
});

describe('a password stands as', () => {
  const unreadable = aPassword({ status: 'unknown', problem: 'IAM did not answer GetLoginProfile' });
  it.each<[Stands, string, Partial<CaseRecord>]>([
    ['on', 'there', {}],
    ['off-by-us', 'not there, disabled by the case', { user: none, disabled }],
    ['unknown', 'one that may not be read', { user: withKeys(unreadable), disabled }],
    ['on', 'there again', { user: withKeys(aPassword()), disabled }],
    [
      'deleted-by-us',
      'not there, and its deletion is proven',
      { user: none, disabled, outcomes: [{ credentialId: 'password', result: 'deleted' }] },
    ],
  ])('%s: %s', (is, _what, case_) => {
    const { credentials } = whatIsSo(aCase(case_));

    expect(credentials[0]).toMatchObject({ credentialId: 'password', is });
  });
});

describe('what a case is just doing', () => {
  const open = { status: 'open' as const, disabled };
  const before = daysAgo(2);
  const minutesLater = '2026-03-01T09:10:00.000Z';
  const hourLater = '2026-03-01T10:00:00.000Z';
  const keyRead = (status: string, readAt: string) => aUser({ readAt, credentials: [aKey({ status })] });
  const since = (at: string) => ({ turningOn: [{ credentialId: OLD_KEY, since: at }] });
  const going = { ...open, observeUntil: minutesLater };

  it.each<[boolean, string, Partial<CaseRecord>]>([
    [true, 'on, as read before it was announced', { ...open, user: keyRead('Active', before) }],
    [
      true,
      'on, as read minutes after that: IAM may be late',
      { ...open, user: keyRead('Active', minutesLater) },
    ],
    [false, 'on, as read an hour after that', { ...open, user: keyRead('Active', hourLater) }],
    [false, 'on, once it was proven off', { ...going, user: keyRead('Active', minutesLater) }],
    [false, 'on, once it was given back', { ...open, restoredAt: AT, user: keyRead('Active', AT) }],
    [
      false,
      'on, given back before the others are',
      {
        ...open,
        outcomes: [{ credentialId: OLD_KEY, result: 'restored' }],
        user: keyRead('Active', AT),
      },
    ],
    [false, 'on, and announced by nobody', { ...open, disabled: OTHER, user: keyRead('Active', before) }],
    [false, 'on, at the end of the case', { ...open, status: 'closed', user: keyRead('Active', before) }],
    [false, 'of no status that is known', { ...open, user: keyRead('Odd', before) }],
    [false, 'of a user that could not be read', { ...open, user: undefined as never }],
    [false, 'off, as read since', { ...open, user: keyRead('Inactive', minutesLater) }],
    [
      true,
      'off, as read before it is given back',
      { ...going, ...since(AT), user: keyRead('Inactive', before) },
    ],
    [
      true,
      'off, as read minutes after that',
      { ...going, ...since(AT), user: keyRead('Inactive', minutesLater) },
    ],
    [
      false,
      'off, as read an hour after that',
      { ...going, ...since(AT), user: keyRead('Inactive', hourLater) },
    ],
    [
      false,
      'off, and given back before it was disabled',
      { ...going, ...since(before), user: keyRead('Inactive', AT) },
    ],
    [
      false,
      'off, once the case has given back what it could',
      { ...going, ...since(AT), restoredAt: AT, user: keyRead('Inactive', AT) },
    ],
    [false, 'off, while it is deleted', { ...going, ...since(AT), ...kit(), user: keyRead('Inactive', AT) }],
  ])('is turning it off or on, or not: %s: %s', (isUnderWay, _what, case_) => {
    expect(ofKey(case_)?.isUnderWay).toBe(isUnderWay);
  });

  it.each([
    [true, { since: AT }],
    [false, undefined],
  ])('is making a new password, or not: %s', (isUnderWay, passwordSecret) => {
    const { credentials } = whatIsSo(
      aCase({ ...going, user: none, ...(passwordSecret && { passwordSecret }) }),
    );

    expect(credentials[0]).toMatchObject({ credentialId: 'password', is: 'off-by-us', isUnderWay });
  });

  it('is said in place of how it stood before', () => {
    const say = (case_: Partial<CaseRecord>) => showStatement(whatIsSo(aCase(case_)), { timeZone: 'UTC' });

    expect(say({ ...open, disabled: disabled.slice(1), user: keyRead('Active', AT) })).toContain(
      'AKIA…MPLE: being disabled by this case.',
    );
    expect(say({ ...going, ...since(AT), user: keyRead('Inactive', AT) })).toContain(
      'AKIA…MPLE: being given back by this case.',
    );
  });
});

describe('what is so', () => {
  it('names every credential that the user has or the case is about, the password first', () => {
    const user = withKeys(aKey({ id: OTHER_KEY }), aPassword());
    const { credentials } = whatIsSo(aCase({ user, disabled }));

    expect(credentials.map(({ credentialId }) => credentialId)).toEqual(['password', OTHER_KEY, OLD_KEY]);
  });

  it('lists as given back only what is on', () => {
    const outcomes = [{ credentialId: OLD_KEY, result: 'restored' as const }];
    const say = (user: CaseRecord['user']) =>
      showStatement(whatIsSo(aCase({ user: user as never, disabled, observeUntil: AT, outcomes })), {
        timeZone: 'UTC',
      });

    expect(say(aUser())).toBe('As read 2026-03-01 09:00 UTC: password: on; AKIA…MPLE: on (given back).');
    expect(say(off)).toContain('AKIA…MPLE: off, not by this case.');
  });

  it.each([
    ['restored', true],
    ['used', true],
    ['not-used', true],
    ['dropped', false],
    ['failed', false],
  ] as const)('is given back or not by the case, also once its use was looked for: %s', (result, isBack) => {
    const outcomes = [{ credentialId: OLD_KEY, result }];

    expect(ofKey({ disabled, restoredAt: AT, outcomes })?.isGivenBack).toBe(isBack);
  });

  it.each<[string, Partial<CaseRecord>, string]>([
    [
      'as of the read',
      { user: aUser({ readAt: daysAgo(-1), credentials: [aKey({ status: 'Inactive' })] }), disabled },
      'As read 2026-03-02 09:00 UTC: password: disabled by this case; AKIA…MPLE: disabled by this case.',
    ],
    [
      'that nothing is there',
      { user: none, plan: undefined as never },
      'As read 2026-03-01 09:00 UTC: no password and no access key.',
    ],
    ['that the user is gone', { user: undefined as never, userGone: true }, 'The user no longer exists.'],
    [
      'that nothing is known',
      { user: undefined as never },
      'The user could not be read: password: unknown; AKIA…MPLE: unknown.',
    ],
  ])('is said in a note %s', (_what, case_, text) => {
    expect(showStatement(whatIsSo(aCase(case_)), { timeZone: 'UTC' })).toBe(text);
  });

  it('can be given back where it is off by us', () => {
    expect(offByUs(aCase({ user: off, disabled }))).toEqual(['password', OLD_KEY]);
    expect(offByUs(aCase({ user: aUser(), disabled }))).toEqual([]);
  });

  it.each<[boolean, Partial<CaseRecord>]>([
    [false, {}],
    [true, { disabled }],
    [true, { outcomes: [{ credentialId: OLD_KEY, result: 'restored' }] }],
    [false, { outcomes: [{ credentialId: OLD_KEY, result: 'kept' }] }],
  ])('is changed or not by the case: %s, %#', (isChanged, case_) => {
    expect(hasActed(aCase(case_))).toBe(isChanged);
  });
});
