import { describe, expect, it } from 'vitest';
import { type Credential, showCredential } from '../../../../functions/domain/credential/credential.ts';
import { maskKeyId } from '../../../../functions/domain/credential/mask-key-id.ts';
import { judge, lastActivity } from '../../../../functions/domain/credential/verdict.ts';
import { AT, aKey, aPassword, daysAgo, neverUsed, OLD_KEY } from '../../../support/builders.ts';

const SECOND = 1 / 86_400;

describe('the verdict on a credential', () => {
  it.each<[string, Credential, number, object]>([
    ['last used exactly 90 days ago', aKey({ lastUsedAt: daysAgo(90) }), 90, { is: 'unused', days: 90 }],
    [
      'last used a second less than 90 days ago',
      aKey({ lastUsedAt: daysAgo(90 - SECOND) }),
      90,
      { is: 'in-use', days: 89 },
    ],
    ['last used exactly 45 days ago', aKey({ lastUsedAt: daysAgo(45) }), 45, { is: 'unused', days: 45 }],
    [
      'last used a second less than 45 days ago',
      aKey({ lastUsedAt: daysAgo(45 - SECOND) }),
      45,
      { is: 'in-use', days: 44 },
    ],
    ['used today', aKey({ lastUsedAt: AT }), 90, { is: 'in-use', days: 0 }],
    [
      'used, as IAM has it, a minute from now',
      aKey({ lastUsedAt: daysAgo(-1 / 1440) }),
      90,
      { is: 'in-use', days: 0 },
    ],
  ])('of a key %s counts whole days of 24 hours', (_, credential, threshold, verdict) => {
    expect(judge(credential, threshold, AT)).toMatchObject(verdict);
  });

  it.each<[string, Credential, object]>([
    ['an old key', neverUsed(aKey({ createdAt: daysAgo(90) })), { is: 'unused', days: 90, neverUsed: true }],
    ['a young key', neverUsed(aKey({ createdAt: daysAgo(90 - SECOND) })), { is: 'new', days: 89 }],
    ['an old password', neverUsed(aPassword()), { is: 'unused', days: 900, neverUsed: true }],
    ['a young password', neverUsed(aPassword({ createdAt: daysAgo(3) })), { is: 'new', days: 3 }],
  ])('of %s that was never used goes by its age', (_, credential, verdict) => {
    expect(judge(credential, 90, AT)).toEqual(verdict);
  });

  it('of a password counts from a login profile that was created after the last sign-in', () => {
    const young = aPassword({ createdAt: daysAgo(10), lastUsedAt: daysAgo(400) });
    const old = aPassword({ createdAt: daysAgo(100), lastUsedAt: daysAgo(400) });

    expect(judge(young, 90, AT)).toEqual({ is: 'new', days: 10 });
    expect(judge(old, 90, AT)).toEqual({ is: 'unused', days: 100, neverUsed: true });
  });

  it('of a password counts from the sign-in when it is the later one', () => {
    expect(judge(aPassword(), 90, AT)).toEqual({ is: 'unused', days: 120, neverUsed: false });
  });

  it.each(['Inactive', 'Expired'])('of a key that is %s is "off"', (status) => {
    expect(judge(aKey({ status }), 90, AT)).toEqual({ is: 'off' });
  });

  it('of a key in a state that nobody knows is "unknown", with the state', () => {
    expect(judge(aKey({ status: 'Quarantined' }), 90, AT)).toEqual({
      is: 'unknown',
      reason: 'IAM reports the status "Quarantined", which is not known here',
    });
  });

  it('of a credential that could not be read is "unknown", even if it is off', () => {
    const problem = 'IAM did not answer GetAccessKeyLastUsed (AccessDenied)';

    expect(judge(aKey({ problem }), 90, AT)).toEqual({ is: 'unknown', reason: problem });
    expect(judge(aKey({ problem, status: 'Inactive' }), 90, AT)).toEqual({ is: 'unknown', reason: problem });
  });

  it.each<[string, Credential]>([
    ['no creation date', (({ createdAt: _missing, ...key }) => key)(aKey())],
    ['a creation date that is no date', aKey({ createdAt: 'yesterday' })],
    ['a last use that is no date', aKey({ lastUsedAt: 'N/A' })],
    ['a last sign-in that is no date', aPassword({ lastUsedAt: 'no_information' })],
    ['a profile creation that is no date', aPassword({ createdAt: '' })],
  ])('with %s is "unknown", never "unused"', (_, credential) => {
    expect(judge(credential, 90, AT).is).toBe('unknown');
  });
});

describe('the last activity', () => {
  it('of a key is its use, of a never used one its creation', () => {
    expect(lastActivity(aKey())).toBe(daysAgo(200));
    expect(lastActivity(neverUsed(aKey()))).toBe(daysAgo(700));
  });
});

describe('the name of a credential for people', () => {
  it('hides the middle of a key id', () => {
    expect(showCredential(OLD_KEY)).toBe('AKIA…MPLE');
    expect(showCredential('password')).toBe('password');
    expect(maskKeyId('AKIA1234567890ABCD')).toBe('AKIA…ABCD');
  });
});
