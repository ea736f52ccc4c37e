import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../functions/domain/credential/credential.ts';
import type { UserFacts } from '../../../../functions/domain/credential/user.ts';
import { changeSince, proposed } from '../../../../functions/domain/plan/plan.ts';
import { showTime } from '../../../../functions/domain/time/time.ts';
import {
  aKey,
  aPassword,
  aPlan,
  aUser,
  daysAgo,
  neverUsed,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
} from '../../../support/builders.ts';

const wholeUser = someSettings({ deleteScope: 'user' });

describe('a plan', () => {
  it('proposes every unused credential and nothing else', () => {
    const user = aUser({
      credentials: [
        aPassword(),
        aKey(),
        aKey({ id: 'AKIAINUSE', lastUsedAt: daysAgo(2) }),
        neverUsed(aKey({ id: 'AKIAYOUNG', createdAt: daysAgo(2) })),
        aKey({ id: 'AKIAOFF', status: 'Inactive' }),
        aKey({ id: 'AKIAODD', status: 'Strange' }),
      ],
    });

    const plan = aPlan(user);

    expect(proposed(plan).map(({ credential }) => credential.id)).toEqual(['password', OLD_KEY]);
    expect(plan.items.map(({ verdict }) => verdict.is)).toEqual([
      'unused',
      'unused',
      'in-use',
      'new',
      'off',
      'unknown',
    ]);
  });

  it('leaves a password, used or not, where nobody can be given a new one', () => {
    const settings = someSettings({ deleteScope: 'user', noNewPasswordsIn: [aUser().account] });
    const elsewhere = someSettings({ noNewPasswordsIn: ['999900001111'] });

    const plan = aPlan(aUser(), settings);

    expect(proposed(plan).map(({ credential }) => credential.id)).toEqual([OLD_KEY]);
    expect(plan.items[0]).toMatchObject({ verdict: { is: 'unused' }, stays: 'no-new-password' });
    expect(plan).toMatchObject({ scope: 'credentials', userDeletionBlockers: ['password (stays)'] });
    expect(proposed(aPlan(aUser(), elsewhere))).toHaveLength(2);
    expect(elsewhere.noNewPasswordsIn).not.toContain(aUser().account);
  });

  it('proposes the whole user only where the settings ask for it', () => {
    expect(aPlan()).toMatchObject({ scope: 'credentials', userDeletionBlockers: [] });
    expect(aPlan(aUser(), wholeUser)).toMatchObject({ scope: 'user', userDeletionBlockers: [] });
  });

  it.each<[string, Partial<UserFacts>, string]>([
    ['a key in use', { credentials: [aKey({ lastUsedAt: daysAgo(1) })] }, 'AKIA…MPLE (in-use)'],
    ['a young key', { credentials: [neverUsed(aKey({ createdAt: daysAgo(1) }))] }, 'AKIA…MPLE (new)'],
    ['a key that cannot be read', { credentials: [aKey({ problem: 'denied' })] }, 'AKIA…MPLE (unknown)'],
    ['an SSH key', { sshPublicKeys: [{ id: 'APKA1', status: 'Active' }] }, 'SSH public key APKA1'],
    [
      'a certificate without a status',
      { signingCertificates: [{ id: 'CERT1' }] },
      'signing certificate CERT1',
    ],
    [
      'a service-specific credential',
      {
        serviceSpecificCredentials: [{ id: 'ACCA1', status: 'Active', service: 'codecommit.amazonaws.com' }],
      },
      'codecommit.amazonaws.com credential ACCA1',
    ],
    [
      'a list that could not be read',
      { unreadable: [{ what: 'SSH public keys', reason: 'AccessDenied' }] },
      'SSH public keys (could not be read)',
    ],
  ])('says that %s blocks the whole user', (_, overrides, blocker) => {
    expect(aPlan(aUser(overrides), wholeUser)).toMatchObject({
      scope: 'credentials',
      userDeletionBlockers: [blocker],
    });
  });

  it('is not blocked by what is switched off', () => {
    const user = aUser({
      credentials: [aKey({ status: 'Inactive' }), aPassword()],
      sshPublicKeys: [{ id: 'APKA1', status: 'Inactive' }],
    });

    expect(aPlan(user, wholeUser).scope).toBe('user');
  });
});

describe('the id of a plan', () => {
  const before = aPlan().planId;

  it('stays the same while the evidence does, however much time passes', () => {
    expect(aPlan(aUser(), someSettings(), '2026-03-20T00:00:00.000Z').planId).toBe(before);
    expect(aPlan(aUser({ groups: ['admins'], readAt: daysAgo(-1) })).planId).toBe(before);
  });

  it.each<[string, UserFacts]>([
    ['a last use', aUser({ credentials: [aPassword(), aKey({ lastUsedAt: daysAgo(199) })] })],
    ['a status', aUser({ credentials: [aPassword(), aKey({ status: 'Inactive' })] })],
    ['a creation', aUser({ credentials: [aPassword({ createdAt: daysAgo(899) }), aKey()] })],
    ['a new credential', aUser({ credentials: [aPassword(), aKey(), aKey({ id: OTHER_KEY })] })],
    ['a missing credential', aUser({ credentials: [aKey()] })],
    ['the owner', aUser({ tags: { Owner: 'bob@example.com' } })],
    ['the user itself', aUser({ userId: 'AIDAANOTHER123456789' })],
    ['the account', aUser({ account: '999999999999' })],
  ])('changes with %s', (_, user) => {
    expect(aPlan(user).planId).not.toBe(before);
  });

  it('changes with what would be deleted', () => {
    expect(aPlan(aUser(), wholeUser).planId).not.toBe(before);
  });
});

describe('a credential of an answered plan', () => {
  it.each<[string, Credential, Credential | undefined, string | undefined]>([
    ['the same', aKey(), aKey(), undefined],
    ['gone', aKey(), undefined, 'it no longer exists'],
    ['unreadable now', aKey(), aKey({ problem: 'denied' }), 'denied'],
    ['used since', aKey(), aKey({ lastUsedAt: daysAgo(1) }), `it was used on ${showTime(daysAgo(1), 'UTC')}`],
    ['used for the first time', neverUsed(aKey()), aKey(), `it was used on ${showTime(daysAgo(200), 'UTC')}`],
    ['a password set anew', aPassword(), aPassword({ createdAt: daysAgo(1) }), 'it was created anew'],
    ['switched off by someone', aKey(), aKey({ status: 'Inactive' }), 'its status is now Inactive'],
  ])('that is %s is told so', (_, planned, now, change) => {
    expect(changeSince(planned, now)).toBe(change);
  });
});
