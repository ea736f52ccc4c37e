import { IAMClient } from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import type { IamSessionOptions } from '../../../../functions/aws/iam/session.ts';
import { userSessions } from '../../../../functions/aws/iam/user-sessions.ts';
import type { UserSessions, UserWriter } from '../../../../functions/ports.ts';
import type { AccountSpec } from '../../../../local/twin/world-spec.ts';
import { ACCOUNT, AT, type Aws, addressOf, startAws } from '../start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const KEY_REF = { id: KEY, kind: 'access-key' } as const;
const PASSWORD_REF = { id: 'password', kind: 'password' } as const;
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
  maxAttempts = 1,
): Promise<UserWriter> {
  aws = await startAws({ account });
  const iam: IamSessionOptions['iam'] = (credentials) =>
    new IAMClient({ ...aws.config('iam'), credentials, maxAttempts });
  const options = { ...aws.sessions('UnusedCredentialsAct'), iam };
  return (await userSessions(options).open(step, addressOf('alice'))).writer;
}
const userNow = () => aws.world.user(ACCOUNT, 'alice');
const keyNow = () => userNow()?.accessKeys[0]?.status;

describe('the reader of a session that acts', () => {
  it('finds by its id what the user is called now, in a session of its own', async () => {
    aws = await startAws({ users: [{ ...alice, userName: 'alicia', userId: 'AIDAALICEALICEALICE1' }] });
    const sessions = userSessions(aws.sessions('UnusedCredentialsAct'));
    const { reader } = await sessions.open('disable', addressOf('alice'));

    expect(await reader.read(addressOf('alice'), AT, 'AIDAALICEALICEALICE1')).toMatchObject({
      exists: false,
      renamed: { userName: 'alicia' },
    });
    expect(aws.twin.refusals).toEqual([]);
  });
});

describe('the writer of a user', () => {
  it('deactivates and activates a key, repeatedly', async () => {
    const { disable, restore } = await writer('disable');

    await disable(KEY_REF);
    await disable(KEY_REF);
    expect(keyNow()).toBe('Inactive');

    await restore(KEY_REF);
    expect(keyNow()).toBe('Active');
  });

  it('tells a key that is gone, and cannot activate it', async () => {
    const gone = await writer('disable', { users: [{ userName: 'alice' }] });

    expect(await gone.disable(KEY_REF)).toBe('gone');
    await expect(gone.restore(KEY_REF)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringContaining(
        'AKIA…MPLE of alice in account 111122223333 (UpdateAccessKey): NoSuchEntity',
      ),
    });
  });

  it('deletes a key and the login profile, repeatedly', async () => {
    const writing = await writer('delete');

    for (const is of ['deleted', 'gone']) {
      expect(await writing.delete(KEY_REF)).toBe(is);
      expect(await writing.delete(PASSWORD_REF)).toBe(is);
    }

    expect(userNow()).toMatchObject({ accessKeys: [], password: undefined });
  });

  it('converges when the answer to a change is lost', async () => {
    const writing = await writer('delete');
    aws.twin.faults.add({
      call: 'iam:DeleteLoginProfile',
      error: 'connection-reset',
      effect: 'done',
      times: 1,
    });

    await expect(writing.delete(PASSWORD_REF)).rejects.toMatchObject({ name: 'TransientServiceError' });
    await expect(writing.delete(PASSWORD_REF)).resolves.toBe('gone');
  });

  it('has deleted what is gone when the SDK asks again: its first request may have done it', async () => {
    const writing = await writer('delete', { users: [alice] }, 2);
    aws.twin.faults.add({
      ...{ call: 'iam:DeleteAccessKey', error: 'ServiceUnavailable' },
      ...{ effect: 'done', times: 1 },
    });

    expect(await writing.delete(KEY_REF)).toBe('deleted');
    expect(userNow()?.accessKeys).toEqual([]);
  });

  it('creates a login profile that must be changed, once', async () => {
    const { restore } = await writer('restore', { users: [{ userName: 'alice' }] });

    expect(await restore(PASSWORD_REF, PASSWORD)).toBe('restored');
    expect(userNow()?.password).toMatchObject({ resetRequired: true, value: PASSWORD });
    expect(await restore(PASSWORD_REF, 'another-Password1!')).toBe('exists');
    expect(userNow()?.password).toMatchObject({ value: PASSWORD });
  });

  it('takes no login profile for somebody else’s that it has made in a request whose answer was lost', async () => {
    const { restore } = await writer('restore', { users: [{ userName: 'alice' }] }, 2);
    aws.twin.faults.add({
      call: 'iam:CreateLoginProfile',
      error: 'connection-reset',
      effect: 'done',
      times: 1,
    });

    await expect(restore(PASSWORD_REF, PASSWORD)).rejects.toMatchObject({ name: 'TransientServiceError' });

    expect(userNow()?.password).toMatchObject({ value: PASSWORD });
  });

  it('keeps the password out of every error', async () => {
    const { restore } = await writer('restore', { users: [{ userName: 'alice' }] });
    const message = `Value '${PASSWORD}' at 'password' failed to satisfy constraint`;
    aws.twin.faults.add({ call: 'iam:CreateLoginProfile', error: 'PasswordPolicyViolation', message });

    const error: Error = await restore(PASSWORD_REF, PASSWORD).then(
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
    const { disable } = await writer('disable');
    aws.twin.faults.add({ call: 'iam:DeleteLoginProfile', error });

    await expect(disable(PASSWORD_REF)).rejects.toMatchObject({
      name,
      message: expect.stringContaining('of alice in account 111122223333 (DeleteLoginProfile)'),
    });
    expect(userNow()?.password).toBeDefined();
  });

  it('can do nothing that its step does not need', async () => {
    const writing = await writer('disable');

    await expect(writing.delete(KEY_REF)).rejects.toThrow('AccessDenied');
    await expect(writing.restore(PASSWORD_REF, PASSWORD)).rejects.toThrow('AccessDenied');
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

    await writing.disable(KEY_REF);

    expect(await reader.read(addressOf('alice'), AT)).toMatchObject({
      user: { credentials: [{ id: 'password' }, { id: KEY, status: 'Inactive' }] },
    });
    expect(aws.twin.calls.get('sts:AssumeRole')).toBe(1);
  });
});
