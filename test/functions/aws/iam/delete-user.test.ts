import { afterEach, describe, expect, it } from 'vitest';
import { userSessions } from '../../../../functions/aws/iam/user-sessions.ts';
import type { UserFacts } from '../../../../functions/domain/credential/user.ts';
import { ACCOUNT, AT, type Aws, addressOf, startAws } from '../start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const path = '/team/';
const alice = {
  userName: 'alice',
  path,
  password: {},
  accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE' }, { id: 'AKIAI44QH8DHBEXAMPLE', status: 'Inactive' }],
  mfaDevices: [
    { kind: 'virtual', name: 'phone' },
    { kind: 'u2f', name: 'stick' },
    { kind: 'hardware', name: 'GAHT12345678' },
  ] as const,
  sshPublicKeys: [{}],
  signingCertificates: [{}],
  serviceSpecificCredentials: [{}],
  groups: ['devs', 'ops'],
  attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  inlinePolicies: [{ name: 'extra', document: {} }],
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
};

async function openSession(user: object = {}) {
  aws = await startAws({ users: [{ ...alice, mfaDevices: [...alice.mfaDevices], ...user }] });
  const sessions = userSessions(aws.sessions('UnusedCredentialsAct'));
  const { reader, writer } = await sessions.open('delete-user', addressOf('alice', path));
  const read = await reader.read(addressOf('alice', path), AT);
  if (!read.exists) throw new Error(read.reason);
  return { writer, user: read.user };
}
const actions = () => aws.world.iamLog.map(({ action }) => action);
const userNow = () => aws.world.user(ACCOUNT, 'alice');

describe('deleting a whole user', () => {
  it('removes everything that DeleteUser waits for, in order', async () => {
    const { writer, user } = await openSession();

    await writer.deleteUser(user);

    expect(userNow()).toBeUndefined();
    expect([...new Set(actions())]).toEqual([
      'RemoveUserFromGroup',
      'DeleteAccessKey',
      'DeleteLoginProfile',
      'DeactivateMFADevice',
      'DeleteVirtualMFADevice',
      'DeleteSSHPublicKey',
      'DeleteSigningCertificate',
      'DeleteServiceSpecificCredential',
      'DeleteUserPolicy',
      'DetachUserPolicy',
      'DeleteUser',
    ]);
    expect(aws.world.accounts.get(ACCOUNT)?.unassignedMfaDevices.size).toBe(0);
    expect(aws.twin.refusals).toEqual([]);
  });

  it('deletes virtual MFA devices only', async () => {
    const { writer, user } = await openSession();

    await writer.deleteUser(user);

    expect(aws.twin.calls.get('iam:DeactivateMFADevice')).toBe(3);
    expect(aws.twin.calls.get('iam:DeleteVirtualMFADevice')).toBe(1);
  });

  it('changes nothing when it is repeated', async () => {
    const { writer, user } = await openSession();
    expect(await writer.deleteUser(user)).toEqual({ credentialIds: [], isAll: false });
    const done = actions().length;

    expect(await writer.deleteUser(user)).toEqual({
      credentialIds: ['AKIAI44QH8DHBEXAMPLE', 'AKIAIOSFODNN7EXAMPLE', 'password'],
      isAll: true,
    });

    expect(actions()).toHaveLength(done);
  });

  it('finds all of it gone where somebody else has deleted the user, whose virtual device is left', async () => {
    const { writer, user } = await openSession();
    aws.world.deleteUser({ account: ACCOUNT, user: 'alice', by: 'an administrator', at: Date.parse(AT) });
    expect(aws.world.accounts.get(ACCOUNT)?.unassignedMfaDevices.size).toBe(1);

    expect(await writer.deleteUser(user)).toMatchObject({ isAll: true });

    expect(aws.world.accounts.get(ACCOUNT)?.unassignedMfaDevices.size).toBe(0);
  });

  it.each([
    'RemoveUserFromGroup',
    'DeleteAccessKey',
    'DeleteLoginProfile',
    'DeactivateMFADevice',
    'DeleteVirtualMFADevice',
    'DeleteSSHPublicKey',
    'DeleteSigningCertificate',
    'DeleteServiceSpecificCredential',
    'DeleteUserPolicy',
    'DetachUserPolicy',
    'DeleteUser',
  ])('converges after a crash right after %s', async (operation) => {
    const { writer, user } = await openSession();
    const crash = { call: `iam:${operation}`, error: 'connection-reset', times: 1 } as const;
    aws.twin.faults.add({ ...crash, effect: 'done' });

    await expect(writer.deleteUser(user)).rejects.toMatchObject({ name: 'TransientServiceError' });
    await writer.deleteUser(user);

    expect(userNow()).toBeUndefined();
    expect(aws.world.accounts.get(ACCOUNT)?.unassignedMfaDevices.size).toBe(0);
  });

  it('is tried again while something unlisted keeps the user alive', async () => {
    const { writer, user } = await openSession();

    const deletion = writer.deleteUser({ ...user, sshPublicKeys: [] });

    await expect(deletion).rejects.toMatchObject({
      name: 'TransientServiceError',
      message: expect.stringContaining(
        'Delete the user alice in account 111122223333 (DeleteUser): DeleteConflict',
      ),
    });
  });

  it('is tried again while a login profile is being created', async () => {
    const { writer, user } = await openSession();
    aws.twin.faults.add({ call: 'iam:DeleteLoginProfile', error: 'EntityTemporarilyUnmodifiable', times: 1 });

    await expect(writer.deleteUser(user)).rejects.toMatchObject({ name: 'TransientServiceError' });
    await writer.deleteUser(user);

    expect(userNow()).toBeUndefined();
  });

  it('touches nothing of a user whose lists are not all known', async () => {
    const { writer, user } = await openSession();
    const unreadable = [{ what: 'MFA devices', reason: 'AccessDenied' }];

    await expect(writer.deleteUser({ ...user, unreadable })).rejects.toThrow(
      'alice is not deleted: what it has is not known (MFA devices)',
    );

    expect(actions()).toEqual([]);
  });

  it.each<[string, Partial<UserFacts>]>([
    ['name', { userName: 'bob' }],
    ['account', { account: '444455556666' }],
  ])('refuses a user with another %s than the session’s', async (_, other) => {
    const { writer, user } = await openSession();

    await expect(writer.deleteUser({ ...user, ...other })).rejects.toMatchObject({
      name: 'InvalidInputError',
    });

    expect(actions()).toEqual([]);
  });

  it('stops at the first call that is denied', async () => {
    const { writer, user } = await openSession();
    aws.twin.faults.add({ call: 'iam:DeleteAccessKey', error: 'AccessDenied' });

    await expect(writer.deleteUser(user)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringContaining('Remove the access key AKIA…MPLE of alice'),
    });

    expect(actions()).toEqual(['RemoveUserFromGroup', 'RemoveUserFromGroup']);
  });
});
