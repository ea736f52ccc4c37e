import { describe, expect, it } from 'vitest';
import type { UserFacts } from '../../../functions/domain/credential/user.ts';
import {
  AT,
  aKey,
  aPassword,
  aPlan,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import type { World } from '../../support/fakes/world.ts';
import {
  aliceBefore,
  aliceOff,
  confirm,
  confirmedWorld,
  DISABLED,
  deleteIn,
  retire,
} from './disabled-user.ts';

describe('confirmed credentials', () => {
  it('are deleted, and nothing else of the user', async () => {
    const world = confirmedWorld('credentials');

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.state.acts).toEqual([`delete ${OLD_KEY} of alice`]);
    expect(world.iam.user()).toEqual(aliceOff({ credentials: [] }));
    expect(record.outcomes).toEqual([
      { credentialId: 'password', result: 'deleted' },
      { credentialId: OLD_KEY, result: 'deleted' },
    ]);
    expect(record.user?.credentials).toEqual([]);
  });

  it('are deleted only once the restore kit is in the table', async () => {
    const world = confirmedWorld('credentials');

    await deleteIn(world);

    const calls = world.calls.made.filter((call) => call === 'table.put' || call === 'iam.deleteKey');
    // And what was decided, once all is done.
    expect(calls).toEqual(['table.put', 'iam.deleteKey', 'table.put']);
    expect(world.table.at(USER_ID).restoreKit).toMatchObject({
      writtenAt: AT,
      scope: 'credentials',
      user: { credentials: [{ id: OLD_KEY }], groups: ['operators'] },
    });
  });

  it('are not deleted when the kit cannot be written', async () => {
    const world = confirmedWorld('credentials');
    world.calls.fail('table.put');

    await expect(deleteIn(world)).rejects.toThrow();
    expect(world.iam.state.acts).toEqual([]);
  });

  it('count as deleted when someone was faster', async () => {
    const world = confirmedWorld('credentials', { user: { credentials: [] } });

    expect((await deleteIn(world)).outcome).toBe('deleted');
  });

  it('leave a kept one to be used', async () => {
    const mustUse = { credentialIds: [OTHER_KEY], from: AT, until: daysAgo(-14) };
    const world = confirmedWorld('credentials', { record: { mustUse } });

    expect((await deleteIn(world)).outcome).toBe('kept');
  });
});

describe('what IAM says it has deleted', () => {
  /** IAM takes the calls, and nothing happens. */
  const withoutEffect = (world: World): World['sessions'] => ({
    async open(...parameters) {
      const session = await world.sessions.open(...parameters);
      return {
        ...session,
        writer: {
          ...session.writer,
          delete: async () => 'deleted' as const,
          deleteUser: async () => ({ credentialIds: [], isAll: false }),
        },
      };
    },
  });

  it.each(['credentials', 'user'] as const)('and still shows is not told as deleted (%s)', async (scope) => {
    const world = confirmedWorld(scope);

    await expect(deleteIn({ ...world, sessions: withoutEffect(world) })).rejects.toThrow(
      /^IAM still shows (AKIA…MPLE|the user) after deleting it/,
    );

    expect(world.table.at(USER_ID).outcomes).toEqual([]);
    expect(world.table.at(USER_ID).entry).toBeUndefined();
  });
});

describe('the whole user', () => {
  it('takes its virtual MFA device along, also where an attempt has deactivated that already', async () => {
    const world = confirmedWorld('user');
    world.calls.fail('iam.deleteUser:mfaDevices', { when: 'after' });
    await expect(deleteIn(world)).rejects.toThrow();
    expect(world.iam.user().mfaDevices).toEqual([]);
    const deleted: string[][] = [];
    const sessions: World['sessions'] = {
      async open(...parameters) {
        const session = await world.sessions.open(...parameters);
        const { deleteUser } = session.writer;
        const seen = (user: UserFacts, removed?: () => void) => {
          deleted.push(user.mfaDevices);
          return deleteUser(user, removed);
        };
        return { ...session, writer: { ...session.writer, deleteUser: seen } };
      },
    };

    expect((await deleteIn({ ...world, sessions })).outcome).toBe('user-deleted');
    expect(deleted).toEqual([['arn:aws:iam::123456789012:mfa/alice']]);
  });

  it('is told without what somebody else had deleted before', async () => {
    const world = confirmedWorld('user', { user: { credentials: [] } });

    const { outcome } = await deleteIn(world);

    expect(outcome).toBe('user-deleted');
    expect(world.table.at(USER_ID).outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'someone else deleted it' },
      { credentialId: 'password', result: 'deleted' },
    ]);
  });

  it('is deleted with everything that belongs to it, the kit first', async () => {
    const world = confirmedWorld('user');

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('user-deleted');
    expect(world.iam.state.users).toEqual([]);
    expect(record).toMatchObject({ userGone: true });
    expect(world.table.at(USER_ID).restoreKit).toMatchObject({
      scope: 'user',
      user: { groups: ['operators'], mfaDevices: ['arn:aws:iam::123456789012:mfa/alice'] },
      inlinePolicyDocuments: { own: '{"Version":"2012-10-17","Statement":[]}' },
    });
    const calls = world.calls.made.filter(
      (call) => call === 'table.put' || call.startsWith('iam.deleteUser'),
    );
    expect(calls[0]).toBe('table.put');
  });

  it.each<[string, Partial<UserFacts>]>([
    ['an SSH key that is alive', { sshPublicKeys: [{ id: 'APKA1', status: 'Active' }] }],
    ['a new key', { credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, lastUsedAt: AT })] }],
    ['a list that cannot be read', { unreadable: [{ what: 'SSH public keys', reason: 'denied' }] }],
  ])('stays because of %s; the credentials go', async (_, user) => {
    const world = confirmedWorld('user', { user });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(world.iam.state.acts).toEqual([`delete ${OLD_KEY} of alice`]);
    expect(record.remarks.join(' ')).toMatch(/The user stays/);
  });

  it('stays when one credential is kept', async () => {
    const plan = aPlan(aliceBefore(), someSettings({ deleteScope: 'user' }));
    const decisions = { password: 'keep' as const, [OLD_KEY]: 'retire' as const };
    const world = confirmedWorld('user', {
      record: {
        disabled: DISABLED.slice(1),
        answers: [
          { ...retire, planId: plan.planId, decisions },
          { ...confirm, planId: plan.planId },
        ],
      },
      user: { credentials: [aPassword(), aKey({ status: 'Inactive' })] },
    });

    await deleteIn(world);

    expect(world.iam.user().credentials.map(({ id }) => id)).toEqual(['password']);
  });

  it('stays when the answered plan spoke of credentials only, whatever the settings say now', async () => {
    const world = confirmedWorld('credentials', { settings: { deleteScope: 'user' } });

    expect((await deleteIn(world)).outcome).toBe('deleted');
    expect(world.iam.state.users).toHaveLength(1);
  });

  it('stays where it is in a group below a protected path by now', async () => {
    const groupArns = ['arn:aws:iam::123456789012:group/admin/operators'];
    const world = confirmedWorld('user', {
      user: { groupArns },
      settings: { protected: { paths: ['/admin/'] } },
    });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(record.remarks).toEqual([
      'The user stays, because of group operators (below the protected path /admin/).',
    ]);
    expect(world.iam.state.users).toHaveLength(1);
  });

  it('stays, and the note says why, where the settings have only credentials deleted since', async () => {
    const world = confirmedWorld('user', { settings: { deleteScope: 'credentials' } });

    const { outcome, record } = await deleteIn(world);

    expect(outcome).toBe('deleted');
    expect(record.remarks).toEqual([
      'The user stays, because of the settings, which have only credentials deleted now.',
    ]);
    expect(world.iam.user()).toMatchObject({ credentials: [], groups: ['operators'] });
  });
});
