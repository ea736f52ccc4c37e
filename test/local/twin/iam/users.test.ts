import {
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  paginateListUsers,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, daysAgo, startTwin } from '../start-twin.ts';

let bench: Bench;
afterEach(() => bench.twin.close());

describe('a user', () => {
  it('is shown with its tags, boundary and last sign-in', async () => {
    bench = await startTwin([
      {
        userName: 'alice',
        path: '/team/',
        createdAt: 'P300D',
        tags: { owner: 'alice@example.com', note: 'a = b + c @ 日本' },
        password: { lastUsed: 'P120D' },
        permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/Boundary`,
      },
    ]);

    const { User } = await bench.iam.send(new GetUserCommand({ UserName: 'alice' }));

    expect(User).toEqual({
      UserName: 'alice',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Path: '/team/',
      Arn: `arn:aws:iam::${ACCOUNT}:user/team/alice`,
      CreateDate: daysAgo(300),
      PasswordLastUsed: daysAgo(120),
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: `arn:aws:iam::${ACCOUNT}:policy/Boundary`,
      },
      Tags: [
        { Key: 'owner', Value: 'alice@example.com' },
        { Key: 'note', Value: 'a = b + c @ 日本' },
      ],
    });
    expect((await bench.iam.send(new ListUserTagsCommand({ UserName: 'alice' }))).Tags).toEqual(User?.Tags);
  });

  it('that nobody has is NoSuchEntity with 404', async () => {
    bench = await startTwin([]);

    await expect(bench.iam.send(new GetUserCommand({ UserName: 'nobody' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The user with name nobody cannot be found.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('must be named by a caller that is a role', async () => {
    bench = await startTwin([{ userName: 'alice' }]);

    await expect(bench.iam.send(new GetUserCommand({}))).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('keeps the last sign-in of a password that is gone', async () => {
    bench = await startTwin([{ userName: 'alice', formerPasswordLastUsed: 'P500D' }]);

    const { User } = await bench.iam.send(new GetUserCommand({ UserName: 'alice' }));

    expect(User?.PasswordLastUsed).toEqual(daysAgo(500));
  });
});

describe('the list of users', () => {
  it('comes in pages no larger than the world gives or the caller wants', async () => {
    bench = await startTwin(['a', 'b', 'c', 'd', 'e'].map((userName) => ({ userName, tags: { k: 'v' } })));
    bench.world.pageSize = 2;

    const pages = [];
    for await (const page of paginateListUsers({ client: bench.iam }, {})) pages.push(page.Users ?? []);
    const one = await bench.iam.send(new ListUsersCommand({ MaxItems: 1 }));

    expect(pages.map((users) => users.map(({ UserName }) => UserName).join(''))).toEqual(['ab', 'cd', 'e']);
    expect(one).toMatchObject({ IsTruncated: true, Marker: expect.any(String), Users: [{ UserName: 'a' }] });
    expect(one.Users?.[0]?.Tags).toBeUndefined();
  });

  it('is narrowed by a path', async () => {
    bench = await startTwin([{ userName: 'a' }, { userName: 'b', path: '/ci/' }]);

    const { Users } = await bench.iam.send(new ListUsersCommand({ PathPrefix: '/ci' }));

    expect(Users?.map(({ UserName }) => UserName)).toEqual(['b']);
  });

  it('refuses a marker that it did not give', async () => {
    bench = await startTwin([]);

    await expect(bench.iam.send(new ListUsersCommand({ Marker: 'x' }))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });
});

describe('deleting a user', () => {
  it.each([
    ['a password', { password: {} }],
    ['an access key', { accessKeys: [{}] }],
    ['an MFA device', { mfaDevices: [{}] }],
    ['an SSH key', { sshPublicKeys: [{}] }],
    ['a signing certificate', { signingCertificates: [{}] }],
    ['a service-specific credential', { serviceSpecificCredentials: [{}] }],
    ['a group', { groups: ['devs'] }],
    ['an attached policy', { attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
    ['an inline policy', { inlinePolicies: [{ name: 'p', document: {} }] }],
  ])('is a DeleteConflict while it has %s', async (_what, owns) => {
    bench = await startTwin([{ userName: 'alice', ...owns }]);

    await expect(bench.iam.send(new DeleteUserCommand({ UserName: 'alice' }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
      $metadata: { httpStatusCode: 409 },
    });
    expect(bench.world.user(ACCOUNT, 'alice')).toBeDefined();
  });

  it('needs neither tags nor the boundary to go first', async () => {
    const boundary = `arn:aws:iam::${ACCOUNT}:policy/Boundary`;
    bench = await startTwin([{ userName: 'alice', tags: { a: 'b' }, permissionsBoundary: boundary }]);
    const userId = bench.world.user(ACCOUNT, 'alice')?.userId;

    await bench.iam.send(new DeleteUserCommand({ UserName: 'alice' }));

    expect(bench.world.snapshot()[ACCOUNT]).toEqual({});
    expect(bench.world.iamLog).toEqual([
      {
        at: bench.clock.now(),
        action: 'DeleteUser',
        account: ACCOUNT,
        user: 'alice',
        detail: { userId },
        by: `arn:aws:sts::${ACCOUNT}:assumed-role/UnusedCredentialsAct/case`,
      },
    ]);
  });

  it('meets the lag of what was just removed', async () => {
    bench = await startTwin([{ userName: 'alice', password: {}, groups: ['devs'] }]);
    bench.world.readLagReads = 1;
    await bench.iam.send(new DeleteLoginProfileCommand({ UserName: 'alice' }));
    await bench.iam.send(new RemoveUserFromGroupCommand({ UserName: 'alice', GroupName: 'devs' }));
    const remove = new DeleteUserCommand({ UserName: 'alice' });
    const get = new GetUserCommand({ UserName: 'alice' });

    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await bench.iam.send(remove);

    expect((await bench.iam.send(get)).User?.UserName).toBe('alice');
    await expect(bench.iam.send(get)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
