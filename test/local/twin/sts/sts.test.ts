import { GetUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, clientOf, HUB, START, startTwin } from '../start-twin.ts';

const HUB_KEY = 'AKIAHUBHUBHUBHUBHUB2';
const HUB_ROLE = `arn:aws:iam::${HUB}:role/unused-credentials-assess-user-role`;
const READ_ROLE = `arn:aws:iam::${ACCOUNT}:role/UnusedCredentialsRead`;
const wanted = { RoleArn: READ_ROLE, RoleSessionName: 'case-1' };

let bench: Bench;
afterEach(() => bench.twin.close());

async function start(...parameters: Parameters<typeof startTwin>): Promise<STSClient> {
  bench = await startTwin(...parameters);
  bench.twin.registerCredentials(HUB_KEY, { account: HUB, roleArn: HUB_ROLE, sessionName: 'fn' });
  return new STSClient(clientOf(bench.twin, 'sts', HUB_KEY));
}

describe('AssumeRole', () => {
  it('gives credentials that act in the account of the role', async () => {
    const sts = await start([{ userName: 'alice' }]);

    const { Credentials, AssumedRoleUser } = await sts.send(new AssumeRoleCommand(wanted));
    const { AccessKeyId = '', SessionToken } = Credentials ?? {};
    const session = clientOf(bench.twin, 'iam', AccessKeyId, SessionToken);
    const { User } = await new IAMClient(session).send(new GetUserCommand({ UserName: 'alice' }));

    expect(User?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/alice`);
    expect(Credentials?.Expiration).toEqual(new Date(START + 3_600_000));
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/UnusedCredentialsRead/case-1`);
  });

  it('gives credentials that need their session token and end at their time', async () => {
    const sts = await start([{ userName: 'alice' }]);
    const { Credentials } = await sts.send(new AssumeRoleCommand({ ...wanted, DurationSeconds: 900 }));
    const { AccessKeyId = '', SessionToken } = Credentials ?? {};
    const ask = (token?: string) =>
      new IAMClient(clientOf(bench.twin, 'iam', AccessKeyId, token)).send(
        new GetUserCommand({ UserName: 'alice' }),
      );

    await expect(ask()).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    bench.clock.advanceTo(START + 899_000);
    await ask(SessionToken);
    bench.clock.advanceTo(START + 900_000);

    await expect(ask(SessionToken)).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is refused in a Region that the account of the role has not enabled', async () => {
    const sts = await start([]);
    const account = bench.world.accounts.get(ACCOUNT);
    if (account !== undefined) account.disabledRegions = [await sts.config.region()];

    await expect(sts.send(new AssumeRoleCommand(wanted))).rejects.toMatchObject({
      name: 'RegionDisabledException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('passes the session policy on to whoever authorises', async () => {
    const seen: unknown[] = [];
    const authorize = ({
      operation,
      principal,
      parameters,
    }: {
      operation: string;
      principal: object;
      parameters: unknown;
    }) => {
      seen.push({ operation, principal, parameters });
      return { allowed: true } as const;
    };
    const sts = await start([{ userName: 'alice' }], { options: { authorize } });
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });

    const { Credentials } = await sts.send(new AssumeRoleCommand({ ...wanted, Policy }));
    const { AccessKeyId = '', SessionToken } = Credentials ?? {};
    const iam = new IAMClient(clientOf(bench.twin, 'iam', AccessKeyId, SessionToken));
    await iam.send(new GetUserCommand({ UserName: 'alice' }));

    expect(seen[1]).toEqual({
      operation: 'GetUser',
      principal: {
        account: ACCOUNT,
        roleArn: READ_ROLE,
        sessionName: 'case-1',
        sessionId: AccessKeyId,
        sessionPolicy: Policy,
      },
      parameters: { UserName: 'alice' },
    });
  });

  it.each([
    ['does not exist', { roles: [{ name: 'UnusedCredentialsRead', exists: false }] }],
    [
      'trusts others',
      { roles: [{ name: 'UnusedCredentialsRead', trust: { principals: ['arn:aws:iam::1:role/x'] } }] },
    ],
  ])('is denied when the role %s', async (_what, account) => {
    const sts = await start([], { account });

    await expect(sts.send(new AssumeRoleCommand(wanted))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${HUB}:assumed-role/unused-credentials-assess-user-role/fn is not authorized to perform: sts:AssumeRole on resource: ${READ_ROLE}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is allowed when the role trusts the caller', async () => {
    const trust = { principals: [HUB_ROLE] };
    const sts = await start([], { account: { roles: [{ name: 'UnusedCredentialsRead', trust }] } });

    expect((await sts.send(new AssumeRoleCommand(wanted))).Credentials).toBeDefined();
  });

  it.each([
    [
      'a session policy that is too long',
      { Policy: JSON.stringify({ a: 'x'.repeat(2048) }) },
      'PackedPolicyTooLargeException',
    ],
    ['a session policy that is not JSON', { Policy: 'no' }, 'MalformedPolicyDocumentException'],
    ['a session of under 15 minutes', { DurationSeconds: 899 }, 'ValidationError'],
    ['a chained session of over an hour', { DurationSeconds: 3601 }, 'ValidationError'],
    ['a session name with a space', { RoleSessionName: 'case 1' }, 'ValidationError'],
  ])('refuses %s', async (_what, parameters, name) => {
    const sts = await start([]);

    await expect(sts.send(new AssumeRoleCommand({ ...wanted, ...parameters }))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('GetCallerIdentity', () => {
  it('names the account and the role session', async () => {
    const sts = await start([]);

    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: HUB,
      Arn: `arn:aws:sts::${HUB}:assumed-role/unused-credentials-assess-user-role/fn`,
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:fn$/),
    });
  });
});
