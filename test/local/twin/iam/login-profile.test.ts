import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  ListAccountAliasesCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, daysAgo, START, startTwin } from '../start-twin.ts';

const alice = { UserName: 'alice' };
const STRONG = 'Correct-Horse-7-Battery';

let bench: Bench;
afterEach(() => bench.twin.close());

describe('a password that a program has set', () => {
  it('lets in only who can read it, until the user has chosen another', async () => {
    bench = await startTwin([{ userName: 'alice', mayChangePassword: true }]);
    const command = { ...alice, Password: STRONG, PasswordResetRequired: true };
    await bench.iam.send(new CreateLoginProfileCommand(command));
    const signIn = (readable: string[]) =>
      bench.world.signIn({
        account: ACCOUNT,
        user: 'alice',
        at: START,
        canBeRead: (password) => readable.includes(password),
      });

    expect(signIn([])).toEqual({ ok: false, denied: 'nobody can read the new password' });
    expect(signIn([STRONG])).toEqual({ ok: true });
    expect(signIn([])).toEqual({ ok: true });
  });
});

describe('a login profile', () => {
  it('is shown with its creation date until it is deleted', async () => {
    bench = await startTwin([{ userName: 'alice', password: { createdAt: 'P100D' } }]);

    const before = await bench.iam.send(new GetLoginProfileCommand(alice));
    await bench.iam.send(new DeleteLoginProfileCommand(alice));

    expect(before.LoginProfile).toEqual({ ...alice, CreateDate: daysAgo(100), PasswordResetRequired: false });
    await expect(bench.iam.send(new GetLoginProfileCommand(alice))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await expect(bench.iam.send(new DeleteLoginProfileCommand(alice))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect(bench.world.snapshot()[ACCOUNT]?.['alice']?.password).toBeNull();
  });

  it('is created once, and its password is known to leak tests only', async () => {
    bench = await startTwin([{ userName: 'alice' }]);
    const create = new CreateLoginProfileCommand({ ...alice, Password: STRONG, PasswordResetRequired: true });

    const { LoginProfile } = await bench.iam.send(create);

    expect(LoginProfile).toEqual({ ...alice, CreateDate: new Date(START), PasswordResetRequired: true });
    await expect(bench.iam.send(create)).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      $metadata: { httpStatusCode: 409 },
    });
    expect(bench.world.passwords).toEqual([STRONG]);
    expect(JSON.stringify([bench.world.snapshot(), bench.world.iamLog])).not.toContain(STRONG);
    expect(bench.world.iamLog).toMatchObject([
      { action: 'CreateLoginProfile', detail: { resetRequired: true } },
    ]);
  });

  it('takes a new password and the duty to change it', async () => {
    bench = await startTwin([{ userName: 'alice', password: {} }]);

    await bench.iam.send(
      new UpdateLoginProfileCommand({ ...alice, Password: STRONG, PasswordResetRequired: true }),
    );

    expect(
      (await bench.iam.send(new GetLoginProfileCommand(alice))).LoginProfile?.PasswordResetRequired,
    ).toBe(true);
    expect(bench.world.passwords).toEqual([STRONG]);
  });

  it('cannot be changed until it has settled', async () => {
    bench = await startTwin([{ userName: 'alice' }]);
    bench.world.loginProfileSettleMs = 10_000;
    await bench.iam.send(new CreateLoginProfileCommand({ ...alice, Password: STRONG }));

    await expect(bench.iam.send(new DeleteLoginProfileCommand(alice))).rejects.toMatchObject({
      name: 'EntityTemporarilyUnmodifiableException',
      $metadata: { httpStatusCode: 409 },
    });
    bench.clock.advanceTo(START + 10_000);
    await bench.iam.send(new DeleteLoginProfileCommand(alice));

    expect(bench.world.user(ACCOUNT, 'alice')?.password).toBeUndefined();
  });
});

describe('the password policy', () => {
  const strict = {
    minimumPasswordLength: 14,
    requireSymbols: true,
    requireNumbers: true,
    requireUppercaseCharacters: true,
    requireLowercaseCharacters: true,
    allowUsersToChangePassword: true,
    maxPasswordAge: 90,
  };

  it.each([
    ['short', 'Ab1-efghijklm'],
    ['without a symbol', 'Abcdefghijklm1'],
    ['without a number', 'Abcdefghijklm-'],
    ['without an uppercase letter', 'abcdefghijkl1-'],
    ['without a lowercase letter', 'ABCDEFGHIJKL1-'],
  ])('of the account refuses a password that is %s', async (_what, Password) => {
    bench = await startTwin([{ userName: 'alice' }], { account: { passwordPolicy: strict } });

    await expect(bench.iam.send(new CreateLoginProfileCommand({ ...alice, Password }))).rejects.toMatchObject(
      {
        name: 'PasswordPolicyViolationException',
        $metadata: { httpStatusCode: 400 },
      },
    );
    expect(bench.world.user(ACCOUNT, 'alice')?.password).toBeUndefined();
  });

  it.each(['Abc-123', 'abcdefgh1'])('of IAM itself refuses %s', async (Password) => {
    bench = await startTwin([{ userName: 'alice' }]);

    await expect(bench.iam.send(new CreateLoginProfileCommand({ ...alice, Password }))).rejects.toMatchObject(
      {
        name: 'PasswordPolicyViolationException',
      },
    );
  });

  it('is shown as the account set it', async () => {
    bench = await startTwin([], { account: { passwordPolicy: strict, aliases: ['acme-dev'] } });

    const { PasswordPolicy } = await bench.iam.send(new GetAccountPasswordPolicyCommand({}));
    const { AccountAliases } = await bench.iam.send(new ListAccountAliasesCommand({}));

    expect(PasswordPolicy).toEqual({
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      ExpirePasswords: true,
      MaxPasswordAge: 90,
    });
    expect(AccountAliases).toEqual(['acme-dev']);
  });

  it('is NoSuchEntity where the account set none', async () => {
    bench = await startTwin([]);

    await expect(bench.iam.send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});
