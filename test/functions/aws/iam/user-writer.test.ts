import { afterEach, describe, expect, it } from 'vitest';
import { userSessions } from '../../../../functions/aws/iam/user-sessions.ts';
import type { UserSessions, UserWriter } from '../../../../functions/ports.ts';
import type { AccountSpec } from '../../../../local/twin/world-spec.ts';
import { ACCOUNT, AT, type Aws, addressOf, startAws } from '../start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const PASSWORD = 'correct-Horse7battery!staple';
const alice = {
  userName: 'alice',
  password: {},
  accessKeys: [{ id: KEY }],
  inlinePolicies: [{ name: 'extra', document: { Note: '100% sure' } }],
};

async function writer(
  step: Parameters<UserSessions['open']>[0],
  account: Partial<AccountSpec> = { users: [alice] },
): Promise<UserWriter> {
  aws = await startAws({ account });
  return (await userSessions(aws.sessions('UnusedCredentialsAct')).open(step, addressOf('alice'))).writer;
}
const userNow = () => aws.world.user(ACCOUNT, 'alice');
const keyNow = () => userNow()?.accessKeys[0]?.status;

describe('the writer of a user', () => {
  it('deactivates and activates a key, repeatedly', async () => {
    const { deactivateKey, activateKey } = await writer('disable');

    await deactivateKey(KEY);
    await deactivateKey(KEY);
    expect(keyNow()).toBe('Inactive');

    await activateKey(KEY);
    expect(keyNow()).toBe('Active');
  });

  it('counts a key that is gone as deactivated and deleted, not as activated', async () => {
    const gone = await writer('disable', { users: [{ userName: 'alice' }] });

    await expect(gone.deactivateKey(KEY)).resolves.toBeUndefined();
    await expect(gone.activateKey(KEY)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringContaining(
        'AKIA…MPLE of alice in account 111122223333 (UpdateAccessKey): NoSuchEntity',
      ),
    });
  });

  it('deletes a key and the login profile, repeatedly', async () => {
    const { deleteKey, deleteLoginProfile } = await writer('delete');

    for (const _ of [1, 2]) {
      await deleteKey(KEY);
      await deleteLoginProfile();
    }

    expect(userNow()).toMatchObject({ accessKeys: [], password: undefined });
  });

  it('converges when the answer to a change is lost', async () => {
    const { deleteLoginProfile } = await writer('delete');
    aws.twin.faults.add({
      call: 'iam:DeleteLoginProfile',
      error: 'connection-reset',
      effect: 'done',
      times: 1,
    });

    await expect(deleteLoginProfile()).rejects.toMatchObject({ name: 'TransientServiceError' });
    await expect(deleteLoginProfile()).resolves.toBeUndefined();
  });

  it('creates a login profile that must be changed, once', async () => {
    const { createLoginProfile } = await writer('restore', { users: [{ userName: 'alice' }] });

    expect(await createLoginProfile(PASSWORD)).toBe('created');
    expect(userNow()?.password).toMatchObject({ resetRequired: true, value: PASSWORD });
    expect(await createLoginProfile('another-Password1!')).toBe('exists');
    expect(userNow()?.password).toMatchObject({ value: PASSWORD });
  });

  it('keeps the password out of every error', async () => {
    const { createLoginProfile } = await writer('restore', { users: [{ userName: 'alice' }] });
    const message = `Value '${PASSWORD}' at 'password' failed to satisfy constraint`;
    aws.twin.faults.add({ call: 'iam:CreateLoginProfile', error: 'PasswordPolicyViolation', message });

    const error: Error = await createLoginProfile(PASSWORD).then(
      () => new Error('no error'),
      (thrown) => thrown,
    );

    expect(error.name).toBe('PermanentServiceError');
    expect(error.message).toContain('PasswordPolicyViolation');
    expect(`${error.stack} ${error.cause} ${JSON.stringify(error.cause)}`).not.toContain(PASSWORD);
  });

  it('reads the password policy of the account', async () => {
    const passwordPolicy = { minimumPasswordLength: 20, allowUsersToChangePassword: true };
    const reading = await writer('restore', { users: [alice], passwordPolicy });

    expect(await reading.passwordPolicy()).toEqual({ minimumLength: 20, usersMayChange: true });
  });

  it('knows no password policy where the account has none', async () => {
    expect(await (await writer('restore')).passwordPolicy()).toBeUndefined();
  });

  it('decodes an inline policy', async () => {
    const { inlinePolicyDocument } = await writer('delete-user');

    expect(JSON.parse(await inlinePolicyDocument('extra'))).toEqual({ Note: '100% sure' });
  });

  it.each([
    ['AccessDenied', 'PermanentServiceError'],
    ['ValidationError', 'PermanentServiceError'],
    ['Throttling', 'TransientServiceError'],
    ['ServiceFailure', 'TransientServiceError'],
    ['EntityTemporarilyUnmodifiable', 'TransientServiceError'],
    ['ConcurrentModification', 'TransientServiceError'],
  ])('throws %s as %s and changes nothing', async (error, name) => {
    const { deleteLoginProfile } = await writer('disable');
    aws.twin.faults.add({ call: 'iam:DeleteLoginProfile', error });

    await expect(deleteLoginProfile()).rejects.toMatchObject({
      name,
      message: expect.stringContaining('of alice in account 111122223333 (DeleteLoginProfile)'),
    });
    expect(userNow()?.password).toBeDefined();
  });

  it('can do nothing that its step does not need', async () => {
    const { deleteKey, createLoginProfile } = await writer('disable');

    await expect(deleteKey(KEY)).rejects.toThrow('AccessDenied');
    await expect(createLoginProfile(PASSWORD)).rejects.toThrow('AccessDenied');
  });

  it('cannot reach another user', async () => {
    aws = await startAws({ users: [alice, { userName: 'bob' }] });
    const { reader } = await userSessions(aws.sessions('UnusedCredentialsAct')).open(
      'disable',
      addressOf('alice'),
    );

    await expect(reader.read(addressOf('bob'), AT)).rejects.toThrow('AccessDenied');
  });

  it('shares its session with the reader', async () => {
    aws = await startAws({ users: [alice] });
    const { reader, writer: writing } = await userSessions(aws.sessions('UnusedCredentialsAct')).open(
      'disable',
      addressOf('alice'),
    );

    await writing.deactivateKey(KEY);

    expect(await reader.read(addressOf('alice'), AT)).toMatchObject({
      user: { credentials: [{ id: 'password' }, { id: KEY, status: 'Inactive' }] },
    });
    expect(aws.twin.calls.get('sts:AssumeRole')).toBe(1);
  });
});
