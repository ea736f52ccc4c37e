import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { canRestore } from '../../../functions/domain/wish/have-back.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPassword,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import { aliceOff, confirmedWorld, DISABLED, deleteIn, planId } from './disabled-user.ts';

type Scope = Parameters<typeof confirmedWorld>[0];

/** A world in which an attempt has failed at this call. */
async function interrupted(scope: Scope, call: string, record: Partial<CaseRecord> = {}): Promise<World> {
  const world = confirmedWorld(scope, { record });
  world.calls.fail(call);
  await expect(deleteIn(world)).rejects.toThrow();
  return world;
}

/** Where nothing is gone yet, by what goes. */
const UNTOUCHED: [Scope, string][] = [
  ['credentials', 'iam.deleteKey'],
  ['user', 'iam.deleteUser'],
  ['user', 'iam.deleteUser:groups'],
];
const stored = (world: World) => world.table.at(USER_ID);

describe.each(UNTOUCHED)('a deletion of %s of which nothing is gone, since %s failed', (scope, call) => {
  it('can be taken back until it is tried again', async () => {
    const world = await interrupted(scope, call);
    const restore = anAnswer({ kind: 'restore', planId, delivered: false });

    expect(canRestore(stored(world))).toBe(true);
    world.table.store({ ...stored(world), answers: [...stored(world).answers, restore] });

    expect((await deleteIn(world)).outcome).toBe('restore');
    expect(world.iam.state.acts).toEqual([]);
  });

  it.each<[string, Partial<UserFacts>, string, RegExp]>([
    [
      'used',
      { credentials: [aKey({ status: 'Inactive', lastUsedAt: AT })] },
      'used',
      /AKIA…MPLE was used on/,
    ],
    ['signed in to', { passwordLastUsedAt: AT }, 'used', /password was used on/],
    ['switched on', { credentials: [aKey()] }, 'drift', /is Active again/],
    ['protected', { tags: { Owner: OWNER, 'break-glass': '' } }, 'protected', /break-glass/],
    ["somebody else's", { tags: { Owner: 'bob@example.com' } }, 'drift', /owner has changed/],
  ])(
    'goes no further once the user is %s, and leaves everything to be given back',
    async (_, change, outcome, why) => {
      const world = await interrupted(scope, call);
      world.iam.change(() => change);

      const ended = await deleteIn(world);

      expect(ended.outcome).toBe(outcome);
      expect(ended.record.remarks.join(' ')).toMatch(why);
      expect(ended.record.remarks.join(' ')).not.toMatch(/partly/);
      expect(canRestore(ended.record)).toBe(true);
      expect(world.iam.state.acts).toEqual([]);
    },
  );

  it('also where the failure could not be looked into', async () => {
    const world = confirmedWorld(scope);
    world.calls.fail(call);
    // The read after the failure.
    world.calls.fail('iam.read', { nth: 2 });
    await expect(deleteIn(world)).rejects.toThrow();
    world.iam.change(() => ({ tags: { Owner: OWNER, 'break-glass': '' } }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('protected');
    expect(canRestore(record)).toBe(true);
  });
});

describe('a deletion of the whole user of which nothing is gone', () => {
  it('stores what the user has got meanwhile before that goes', async () => {
    const world = await interrupted('user', 'iam.deleteUser');
    world.iam.change(() => ({ groups: ['operators', 'admins'], inlinePolicies: ['own', 'more'] }));
    world.iam.state.policyDocuments['more'] = '{}';

    expect((await deleteIn(world)).outcome).toBe('user-deleted');

    expect(stored(world).restoreKit).toMatchObject({
      user: { groups: ['operators', 'admins'] },
      inlinePolicyDocuments: { own: expect.any(String), more: '{}' },
    });
  });

  it('leaves the user where it got a new key, and deletes what was confirmed', async () => {
    const world = await interrupted('user', 'iam.deleteUser');
    const newKey = aKey({ id: OTHER_KEY, createdAt: AT, lastUsedAt: AT });
    world.iam.change(({ credentials }) => ({ credentials: [...credentials, newKey] }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(record.remarks.join(' ')).toContain('The user stays, because of AKIA…MPLE');
    expect(world.iam.user()).toMatchObject({ groups: ['operators'], credentials: [newKey] });
  });

  it('is not taken as done where the user is renamed meanwhile, and goes on', async () => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    world.iam.change(() => ({ userName: 'alicia', arn: 'arn:aws:iam::123456789012:user/alicia' }));

    expect((await deleteIn(world)).outcome).toBe('user-deleted');
    expect(world.iam.state.users).toEqual([]);
  });

  it('waits while all is paused', async () => {
    const world = await interrupted('user', 'iam.deleteUser');
    world.pauses.set({ since: AT });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('paused');
    expect(canRestore(record)).toBe(true);
  });
});

describe('a deletion of the whole user that is half done', () => {
  it.each<[string, Partial<UserFacts>, string, RegExp]>([
    ['is protected', { tags: { Owner: OWNER, 'break-glass': '' } }, 'protected', /break-glass/],
    ["is somebody else's", { tags: { Owner: 'bob@example.com' } }, 'drift', /owner has changed/],
    ['has got a group', { groups: ['admins'] }, 'drift', /the group admins is new/],
    [
      'has got a policy',
      { attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/Admin'] },
      'drift',
      /the policy arn:aws:iam::aws:policy\/Admin is new/,
    ],
    ['has got an inline policy', { inlinePolicies: ['own', 'more'] }, 'drift', /inline policy more is new/],
    ['has got an SSH key', { sshPublicKeys: [{ id: 'APKA2', status: 'Inactive' }] }, 'drift', /APKA2 is new/],
    ['has got an MFA device', { mfaDevices: ['arn:mfa/new'] }, 'drift', /MFA device arn:mfa\/new is new/],
    [
      'has got a certificate',
      { signingCertificates: [{ id: 'CERT1', status: 'Active' }] },
      'drift',
      /the signing certificate CERT1 is new/,
    ],
    [
      'has got a service-specific credential',
      { serviceSpecificCredentials: [{ id: 'ACCA1', status: 'Active' }] },
      'drift',
      /the service-specific credential ACCA1 is new/,
    ],
    [
      'has got a password',
      { credentials: [aPassword({ createdAt: AT })] },
      'drift',
      /restore kit\. someone has set a password again\.$/i,
    ],
    [
      'cannot be read',
      { unreadable: [{ what: 'groups', reason: 'denied' }] },
      'drift',
      /groups could not be read/,
    ],
    ['was used', { passwordLastUsedAt: AT }, 'drift', /password was used on/],
  ])('goes no further once the user %s, and says that it is half done', async (_, change, outcome, why) => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    const before = [...world.iam.state.acts];
    world.iam.change(() => change);

    const ended = await deleteIn(world);

    expect(ended.outcome).toBe(outcome);
    expect(ended.record.remarks.join(' ')).toMatch(/^The user is partly deleted.*restore kit/);
    expect(ended.record.remarks.join(' ')).toMatch(why);
    expect(world.iam.state.acts).toEqual(before);
    expect(canRestore(ended.record)).toBe(false);
  });

  it('goes no further where its key is shown as on within the hour after it was turned off', async () => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    const before = [...world.iam.state.acts];
    const record = world.table.at(USER_ID);
    const disabled = record.disabled.map((one) => ({ ...one, disabledAt: daysAgo(0.01) }));
    world.table.store({ ...record, disabled });
    world.iam.change(() => ({ credentials: [aKey()] }));

    const ended = await deleteIn(world);

    expect(ended.outcome).toBe('drift');
    expect(ended.record.remarks.join(' ')).toMatch(/IAM shows AKIA…MPLE as on, perhaps late/);
    expect(world.iam.state.acts).toEqual(before);
  });

  it('is not taken as untouched where IAM still shows what is gone', async () => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    world.iam.change(() => ({ ...aliceOff(), tags: { Owner: OWNER, 'break-glass': '' } }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('protected');
    expect(record.remarks.join(' ')).toMatch(/^The user is partly deleted/);
    expect(canRestore(record)).toBe(false);
  });

  it('is finished in a pause: a half deleted user cannot be given back', async () => {
    const world = await interrupted('user', 'iam.deleteUser:credentials');
    world.pauses.set({ since: AT });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('user-deleted');
    expect(record.restoreKit).toMatchObject({ user: { groups: ['operators'] } });
    expect(record.restoreKit).not.toHaveProperty('isBegun');
  });
});

describe('a deletion of credentials that is half done', () => {
  const two = [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })];
  const disabled = [
    ...DISABLED,
    {
      credentialId: OTHER_KEY,
      kind: 'access-key' as const,
      lastUsedAt: daysAgo(200),
      disabledAt: daysAgo(14),
    },
  ];
  const halfDone = async () => {
    const world = confirmedWorld('credentials', { user: { credentials: two }, record: { disabled } });
    world.calls.fail('iam.deleteKey', { nth: 2, error: new PermanentServiceError('AccessDenied') });
    await expect(deleteIn(world)).rejects.toThrow('AccessDenied');
    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual([OTHER_KEY]);
    return world;
  };

  it('gives back what is left once that is used, and says what is deleted', async () => {
    const world = await halfDone();
    world.iam.change(() => ({ credentials: [aKey({ id: OTHER_KEY, status: 'Inactive', lastUsedAt: AT })] }));

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('used');
    expect(record.outcomes).toEqual([{ credentialId: OLD_KEY, result: 'deleted' }]);
    expect(canRestore(record)).toBe(true);
    expect(world.iam.user().credentials).toHaveLength(1);
  });

  it('is finished where nothing stands against it, with the kit of the first attempt', async () => {
    const world = await halfDone();

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.user().credentials).toEqual([]);
    expect(record.restoreKit?.user.credentials.map(({ id }) => id)).toEqual([OLD_KEY, OTHER_KEY]);
  });

  it('leaves a new key alone', async () => {
    const world = await halfDone();
    const newKey = aKey({ id: 'AKIANEWKEY000000NEW1', createdAt: AT });
    world.iam.change(({ credentials }) => ({ credentials: [...credentials, newKey] }));

    expect((await deleteIn(world)).outcome).toBe('deleted');
    expect(world.iam.user().credentials).toEqual([newKey]);
  });
});
