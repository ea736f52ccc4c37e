import { describe, expect, it } from 'vitest';
import { leftBehindBy } from '../../../../functions/domain/note/failed-case.ts';
import {
  AT,
  anAnswer,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
} from '../../../support/builders.ts';

const OWN = { credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT };
const EARLIER = { credentialId: 'password', kind: 'password' as const, disabledAt: AT };
const unread = { user: undefined, observeUntil: AT };
const off = [{ caseId: `${CASE_ID}0`, openedAt: AT, closedAt: AT, disabled: [EARLIER] }];

describe('of a user that could not be read, a failed case names', () => {
  it('what it had disabled itself', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [OWN] }), AT)).toEqual([
      'Disabled by this case before: AKIA…MPLE.',
    ]);
  });

  it('what an earlier case had disabled, and this one was to give back or delete', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [EARLIER], off }), AT)).toEqual([
      'Disabled by an earlier case: password.',
    ]);
  });

  it('each of them, where it joined both', () => {
    expect(leftBehindBy(aRecord({ ...unread, disabled: [OWN, EARLIER], off }), AT)).toEqual([
      'Disabled by this case before: AKIA…MPLE.',
      'Disabled by an earlier case: password.',
    ]);
  });
});

describe('a failed case names', () => {
  const SECOND = { ...OWN, credentialId: OTHER_KEY };
  const kit = (scope: 'user' | 'credentials') => ({
    restoreKit: { writtenAt: AT, scope, user: aUser(), inlinePolicyDocuments: {} },
  });
  const rest = aUser({
    groups: ['a'],
    attachedPolicies: ['p'],
    inlinePolicies: ['i'],
    mfaDevices: ['m', 'n'],
  });
  const BEGUN = 'Deletion of the user had begun';
  const KIT = "what it was is in the restore kit of the case's item.";

  it.each<[string, Parameters<typeof leftBehindBy>[0], string[]]>([
    ['nothing where nothing is left', aRecord({ user: aUser(), disabled: [OWN] }), []],
    ['nothing of a user that is gone', aRecord({ userGone: true, disabled: [OWN], ...kit('user') }), []],
    [
      'what it perhaps disabled, where that was never proven',
      aRecord({ disabled: [OWN, SECOND] }),
      ['Perhaps disabled by this case before: AKIA…MPLE, AKIA…MPLE.'],
    ],
    [
      'what is left of a half deleted user',
      aRecord({ user: rest, ...kit('user') }),
      [`${BEGUN}, still with 1 group, 2 policies, 2 MFA devices; ${KIT}`],
    ],
    [
      'that little of it is left',
      aRecord({ user: aUser({ inlinePolicies: ['i'] }), ...kit('user') }),
      [`${BEGUN}, still with 1 policy; ${KIT}`],
    ],
    ['that nothing of it is left', aRecord({ user: aUser(), ...kit('user') }), [`${BEGUN}; ${KIT}`]],
    ['no user where credentials were to go', aRecord({ user: rest, ...kit('credentials') }), []],
    [
      'a password that it has stored',
      aRecord({ user: aUser(), passwordSecret: { since: AT } }),
      [
        'Its new password is deleted from Secrets Manager with the case; where it was not used yet, set one in IAM.',
      ],
    ],
    [
      'a password with which no case goes on: what was wanted back after an end has been tried for a day',
      aRecord({
        user: aUser(),
        passwordSecret: { since: AT },
        openedAt: daysAgo(1.1),
        answers: [anAnswer({ kind: 'restore', delivered: false, ofCases: ['alice-0'], at: daysAgo(1.2) })],
      }),
      [
        'Its new password is deleted from Secrets Manager with the case; where it was not used yet, set one in IAM.',
      ],
    ],
    [
      'a password with which another case goes on',
      aRecord({
        user: aUser(),
        passwordSecret: { since: AT },
        disabled: [{ credentialId: 'password', kind: 'password', disabledAt: AT }],
        answers: [anAnswer({ kind: 'restore', delivered: true })],
      }),
      ['Another case goes on with giving back, and with its new password in Secrets Manager.'],
    ],
  ])('%s', (_, record, sentences) => {
    expect(leftBehindBy(record, AT)).toEqual(sentences);
  });
});
