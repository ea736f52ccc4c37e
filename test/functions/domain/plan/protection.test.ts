import { describe, expect, it } from 'vitest';
import { protectedParts, protectionOf } from '../../../../functions/domain/plan/protection.ts';
import { someSettings } from '../../../support/builders.ts';

const settings = someSettings({
  protected: {
    tags: [{ key: 'break-glass' }, { key: 'tier', value: 'critical' }],
    paths: ['/service/'],
    names: ['ci-*', 'root.admin', 'a*z'],
  },
});
const alice = { userName: 'alice', path: '/', tags: {} };

describe('the protection of a user', () => {
  it.each([
    ['a tag with any value', { ...alice, tags: { 'break-glass': '' } }, 'it has the tag break-glass'],
    ['a tag with that value', { ...alice, tags: { tier: 'critical' } }, 'it has the tag tier'],
    [
      'a tag whose key has another case',
      { ...alice, tags: { 'Break-Glass': '' } },
      'it has the tag break-glass',
    ],
    ['that value of a key in another case', { ...alice, tags: { Tier: 'critical' } }, 'it has the tag tier'],
    ['its path', { ...alice, path: '/service/' }, 'its path is below /service/'],
    ['a path above', { ...alice, path: '/service/deep/er/' }, 'its path is below /service/'],
    ['its name', { ...alice, userName: 'ci-deploy' }, 'its name matches ci-*'],
    ['its name in other case', { ...alice, userName: 'CI-Deploy' }, 'its name matches ci-*'],
    ['a name with a dot', { ...alice, userName: 'root.admin' }, 'its name matches root.admin'],
    ['a pattern with a middle', { ...alice, userName: 'a-to-z' }, 'its name matches a*z'],
  ])('comes from %s', (_, user, reason) => {
    expect(protectionOf(user as typeof alice, settings)).toBe(reason);
  });

  it.each([
    ['a tag with another value', { ...alice, tags: { tier: 'low' } }],
    ['a tag whose value has another case', { ...alice, tags: { tier: 'Critical' } }],
    ['a path that only starts alike', { ...alice, path: '/services/' }],
    ['a path further down', { ...alice, path: '/other/service/' }],
    ['a name that only contains a pattern', { ...alice, userName: 'not-ci-deploy' }],
    ['a dot that stands for a dot', { ...alice, userName: 'rootXadmin' }],
  ])('does not come from %s', (_, user) => {
    expect(protectionOf(user as typeof alice, settings)).toBeUndefined();
  });

  it('holds for break-glass users without any setting', () => {
    expect(protectionOf({ ...alice, tags: { 'break-glass': 'yes' } }, someSettings())).toBeDefined();
  });
});

describe('what of a user lies below a protected path', () => {
  const account = 'arn:aws:iam::123456789012';

  it('is its groups and virtual MFA devices there, by name', () => {
    const groupArns = [`${account}:group/service/team/deploy`, `${account}:group/developers`];
    const mfaDevices = [`${account}:mfa/service/phone`, `${account}:mfa/alice`];

    expect(protectedParts({ groupArns, mfaDevices }, settings)).toEqual([
      'group deploy (below the protected path /service/)',
      'MFA device phone (below the protected path /service/)',
    ]);
  });

  it('is nothing of a name that only starts alike, of a device with a serial number, or of an older read', () => {
    const mfaDevices = ['GAHT11112222', `${account}:u2f/user/service/alice`];

    expect(protectedParts({ groupArns: [`${account}:group/services/x`], mfaDevices }, settings)).toEqual([]);
    expect(protectedParts({ mfaDevices: [] }, settings)).toEqual([]);
  });
});
