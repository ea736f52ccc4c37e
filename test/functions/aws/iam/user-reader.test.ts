import { afterEach, describe, expect, it } from 'vitest';
import { AT, type Aws, addressOf, START, startAws } from '../start-aws.ts';
import { alice, factsOf, read } from './alice.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

describe('reading a user', () => {
  it('returns everything that IAM reports', async () => {
    aws = await startAws({ users: [alice] });

    expect(await factsOf(aws)).toEqual({
      account: '111122223333',
      partition: 'aws',
      userName: 'alice',
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/alice',
      passwordLastUsedAt: '2025-06-07T08:09:10.000Z',
      path: '/',
      createdAt: '2024-05-06T07:08:09.000Z',
      tags: { Owner: 'alice@example.com' },
      credentials: [
        {
          id: 'password',
          kind: 'password',
          status: 'Active',
          createdAt: '2024-05-06T07:08:10.000Z',
          lastUsedAt: '2025-06-07T08:09:10.000Z',
        },
        {
          id: 'AKIAIOSFODNN7EXAMPLE',
          kind: 'access-key',
          status: 'Active',
          createdAt: '2025-01-01T00:00:00.000Z',
          lastUsedAt: '2025-10-11T12:13:14.000Z',
          lastUsedService: 'ses',
          lastUsedRegion: 'eu-central-1',
        },
        {
          id: 'AKIAZZZZZZZZZZZZZZZZ',
          kind: 'access-key',
          status: 'Inactive',
          createdAt: '2025-02-02T02:02:02.000Z',
        },
      ],
      mfaDevices: ['arn:aws:iam::111122223333:mfa/phone'],
      sshPublicKeys: [{ id: 'APKAEIBAERJR2EXAMPLE', status: 'Active' }],
      signingCertificates: [{ id: 'TA7SMP42TDN5Z26OBPJE7EXAMPLE', status: 'Inactive' }],
      serviceSpecificCredentials: [
        { id: 'ACCAEXAMPLE123456789', status: 'Active', service: 'codecommit.amazonaws.com' },
      ],
      groups: ['devs'],
      groupArns: ['arn:aws:iam::111122223333:group/team/devs'],
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inlinePolicies: ['extra'],
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
      unreadable: [],
      readAt: AT,
    });
  });

  it('says when IAM has shown it: minutes after its state was entered, in a further try', async () => {
    aws = await startAws({ users: [alice] });
    aws.clock.advanceTo(START + 8 * 60_000 + 900);

    expect((await factsOf(aws)).readAt).toBe('2026-03-02T09:08:00.000Z');
  });

  it.each([
    ['the clock of IAM is behind', new Date(START - 2000).toUTCString()],
    ['IAM does not say when', undefined],
    ['the time cannot be read', 'today'],
  ])('was read no earlier than its state was entered, where %s', async (_, date) => {
    aws = await startAws({ users: [alice] });

    expect((await factsOf(aws, { tamper: { date } })).readAt).toBe(AT);
  });

  it('takes one AssumeRole, ten calls and one per access key', async () => {
    aws = await startAws({ users: [alice] });

    await factsOf(aws);

    expect([...aws.twin.calls.values()].reduce((sum, count) => sum + count, 0)).toBe(1 + 10 + 2);
    expect(aws.twin.calls.get('iam:GetAccessKeyLastUsed')).toBe(2);
  });

  it('follows every list to its end', async () => {
    aws = await startAws({
      users: [
        {
          ...alice,
          mfaDevices: ['a', 'b', 'c'].map((name) => ({ name })),
          sshPublicKeys: [{}, {}, {}],
          signingCertificates: [{}, {}],
          serviceSpecificCredentials: [{}, {}],
          groups: ['a', 'b', 'c', 'd'],
          attachedPolicies: ['arn:aws:iam::aws:policy/a', 'arn:aws:iam::aws:policy/b'],
          inlinePolicies: ['x', 'y'].map((name) => ({ name, document: {} })),
        },
      ],
    });
    aws.world.pageSize = 1;

    const user = await factsOf(aws);

    expect(user.credentials).toHaveLength(3);
    expect(user.mfaDevices).toHaveLength(3);
    expect(user.sshPublicKeys).toHaveLength(3);
    expect(user.signingCertificates).toHaveLength(2);
    expect(user.serviceSpecificCredentials).toHaveLength(2);
    expect(user.groups).toEqual(['a', 'b', 'c', 'd']);
    expect(user.attachedPolicies).toHaveLength(2);
    expect(user.inlinePolicies).toEqual(['x', 'y']);
    expect(aws.twin.refusals).toEqual([]);
  });

  it('reads a user with a path', async () => {
    aws = await startAws({ users: [{ ...alice, path: '/team/$ops/' }] });

    expect(await factsOf(aws, { address: addressOf('alice', '/team/$ops/') })).toMatchObject({
      path: '/team/$ops/',
    });
  });

  it('knows a user that is gone, with a path or without', async () => {
    aws = await startAws();
    const gone = { exists: false, recreated: false, reason: 'the user no longer exists' };

    expect(await read(aws)).toEqual(gone);
    expect(await read(aws, { address: addressOf('alice', '/team/') })).toEqual(gone);
  });

  it('takes a user with another unique id for somebody else', async () => {
    aws = await startAws({ users: [alice] });

    expect(await read(aws, { expectedUserId: 'AIDAOLDOLDOLDOLD7890' })).toEqual({
      exists: false,
      recreated: true,
      reason: 'the user no longer exists: another one (AIDA…MPLE) has its name now, not AIDA…7890',
    });
    expect(await read(aws, { expectedUserId: alice.userId })).toMatchObject({ exists: true });
  });

  it.each([
    ['gone', []],
    ["somebody else's", [{ userName: 'alice', userId: 'AIDASOMEBODYELSE0001' }]],
  ])('finds by its id what a user is called now whose name is %s', async (_, others) => {
    aws = await startAws({ users: [...others, { ...alice, userName: 'alicia', path: '/team/' }] });

    expect(await read(aws, { expectedUserId: alice.userId })).toMatchObject({
      exists: false,
      renamed: {
        userName: 'alicia',
        userId: alice.userId,
        arn: 'arn:aws:iam::111122223333:user/team/alicia',
      },
    });
    expect(aws.twin.refusals).toEqual([]);
  });

  it.each(['renamed', 'deleted'])(
    'does not take a user for gone that was %s a moment ago: the list shows it by its old name',
    async (how) => {
      aws = await startAws({ users: [alice] });
      aws.world.readLagReads = 1;
      const act = { account: '111122223333', user: 'alice', at: START };
      if (how === 'renamed') aws.world.renameUser({ ...act, to: 'alicia' });
      else aws.world.deleteUser(act);
      // GetUser knows by now.
      await read(aws).catch(() => undefined);

      await expect(read(aws, { expectedUserId: alice.userId })).rejects.toMatchObject({
        name: 'TransientServiceError',
        message: expect.stringContaining('still lists it'),
      });
      expect(await read(aws, { expectedUserId: alice.userId })).toMatchObject(
        how === 'renamed' ? { renamed: { userName: 'alicia' } } : { exists: false, recreated: false },
      );
    },
  );

  it('does not take a user for gone while its id cannot be looked for', async () => {
    aws = await startAws({ users: [] });
    aws.twin.faults.add({ call: 'iam:ListUsers', error: 'AccessDenied' });

    await expect(read(aws, { expectedUserId: alice.userId })).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringContaining('UnusedCredentialsRead'),
    });
  });

  it('knows no password where there is no login profile, whatever was used once', async () => {
    aws = await startAws({ users: [{ userName: 'alice', formerPasswordLastUsed: 'P10D' }] });

    expect((await factsOf(aws)).credentials).toEqual([]);
  });
});
