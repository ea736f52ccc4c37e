import { afterEach, describe, expect, it } from 'vitest';
import { userReader } from '../../../functions/aws/user-reader.ts';
import type { ReadUser, UserFacts } from '../../../functions/domain/user.ts';
import { AT, type Aws, addressOf, startAws, type Tamper } from './start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const read = (address = addressOf('alice'), expectedUserId?: string, tamper?: Tamper): Promise<ReadUser> =>
  userReader(aws.sessions('UnusedCredentialsRead', tamper)).read(address, AT, expectedUserId);

async function facts(...parameters: Parameters<typeof read>): Promise<UserFacts> {
  const result = await read(...parameters);
  if (!result.exists) throw new Error(result.reason);
  return result.user;
}

const KEY = { id: 'AKIAIOSFODNN7EXAMPLE', createdAt: '2025-01-01T00:00:00Z' };
const alice = {
  userName: 'alice',
  userId: 'AIDACKCEVSQ6C2EXAMPLE',
  createdAt: '2024-05-06T07:08:09Z',
  tags: { Owner: 'alice@example.com' },
  password: { createdAt: '2024-05-06T07:08:10Z', lastUsed: '2025-06-07T08:09:10Z' },
  accessKeys: [
    { id: 'AKIAZZZZZZZZZZZZZZZZ', createdAt: '2025-02-02T02:02:02Z', status: 'Inactive' },
    { ...KEY, lastUsed: '2025-10-11T12:13:14Z', lastUsedService: 'ses', lastUsedRegion: 'eu-central-1' },
  ],
  mfaDevices: [{ name: 'phone' }],
  sshPublicKeys: [{ id: 'APKAEIBAERJR2EXAMPLE' }],
  signingCertificates: [{ id: 'TA7SMP42TDN5Z26OBPJE7EXAMPLE', status: 'Inactive' }],
  serviceSpecificCredentials: [{ id: 'ACCAEXAMPLE123456789', service: 'codecommit.amazonaws.com' }],
  groups: ['/team/devs'],
  attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  inlinePolicies: [{ name: 'extra', document: {} }],
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
};

describe('reading a user', () => {
  it('returns everything that IAM reports', async () => {
    aws = await startAws({ users: [alice] });

    expect(await facts()).toEqual({
      account: '111122223333',
      partition: 'aws',
      userName: 'alice',
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      arn: 'arn:aws:iam::111122223333:user/alice',
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
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inlinePolicies: ['extra'],
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
      unreadable: [],
      readAt: AT,
    });
  });

  it('takes one AssumeRole, ten calls and one per access key', async () => {
    aws = await startAws({ users: [alice] });

    await facts();

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

    const user = await facts();

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

    expect(await facts(addressOf('alice', '/team/$ops/'))).toMatchObject({ path: '/team/$ops/' });
  });

  it('knows a user that is gone, with a path or without', async () => {
    aws = await startAws();
    const gone = { exists: false, recreated: false, reason: 'the user no longer exists' };

    expect(await read()).toEqual(gone);
    expect(await read(addressOf('alice', '/team/'))).toEqual(gone);
  });

  it('takes a user with another unique id for somebody else', async () => {
    aws = await startAws({ users: [alice] });

    expect(await read(addressOf('alice'), 'AIDAOLDOLDOLDOLD7890')).toEqual({
      exists: false,
      recreated: true,
      reason: 'the user no longer exists: another one (AIDA…MPLE) has its name now, not AIDA…7890',
    });
    expect(await read(addressOf('alice'), alice.userId)).toMatchObject({ exists: true });
  });

  it('knows no password where there is no login profile, whatever was used once', async () => {
    aws = await startAws({ users: [{ userName: 'alice', formerPasswordLastUsed: 'P10D' }] });

    expect((await facts()).credentials).toEqual([]);
  });
});

describe('what cannot be read of a user', () => {
  it.each([
    ['GetLoginProfile', 'AccessDenied', 'password'],
    ['GetLoginProfile', 'ValidationError', 'password'],
    ['GetAccessKeyLastUsed', 'AccessDenied', KEY.id],
    ['GetAccessKeyLastUsed', 'NoSuchEntity', KEY.id],
  ])('becomes a problem of the credential (%s: %s)', async (operation, error, id) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({
      call: `iam:${operation}`,
      error,
    });

    const credential = (await facts()).credentials.find((one) => one.id === id);

    expect(credential).toMatchObject({
      status: 'Active',
      problem: `IAM did not answer ${operation} (${error})`,
    });
    expect(credential).not.toHaveProperty('lastUsedAt');
  });

  it.each([
    ['ListMFADevices', 'MFA devices'],
    ['ListGroupsForUser', 'groups'],
    ['ListAttachedUserPolicies', 'attached policies'],
    ['ListUserPolicies', 'inline policies'],
    ['ListSSHPublicKeys', 'SSH public keys'],
    ['ListSigningCertificates', 'signing certificates'],
    ['ListServiceSpecificCredentials', 'service-specific credentials'],
  ])('is named where it is a list (%s)', async (operation, what) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({ call: `iam:${operation}`, error: 'AccessDenied' });

    expect((await facts()).unreadable).toEqual([{ what, reason: 'AccessDenied' }]);
  });

  it('does not include service-specific credentials where the partition has none', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }] });
    aws.twin.faults.add({ call: 'iam:ListServiceSpecificCredentials', error: 'NotSupportedService' });

    expect(await facts()).toMatchObject({ serviceSpecificCredentials: [], unreadable: [] });
  });

  it.each(['GetUser', 'ListAccessKeys'])('fails the whole read on %s', async (operation) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({ call: `iam:${operation}`, error: 'AccessDenied' });

    await expect(read()).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringMatching(
        new RegExp(`alice in account 111122223333 \\(${operation}\\): AccessDenied`),
      ),
    });
  });

  it.each([
    ['GetUser', 'Throttling'],
    ['GetLoginProfile', 'ServiceFailure'],
    ['GetLoginProfile', 'connection-reset'],
    ['ListAccessKeys', 'InternalFailure'],
    ['ListAccessKeys', 'NoSuchEntity'],
    ['GetAccessKeyLastUsed', 'Throttling'],
    ['ListMFADevices', 'Throttling'],
    ['ListGroupsForUser', 'NoSuchEntity'],
    ['ListServiceSpecificCredentials', 'ServiceUnavailable'],
  ])('is tried again where that may help (%s: %s)', async (operation, error) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({ call: `iam:${operation}`, error });

    await expect(read()).rejects.toMatchObject({ name: 'TransientServiceError' });
  });

  const unreadable = 'IAM’s answer to GetAccessKeyLastUsed cannot be read';
  it.each<[string, string, Tamper]>([
    ['a date that is none', unreadable, (body) => body.replace(/<LastUsedDate>[^<]*/, '<LastUsedDate>soon')],
    [
      'nothing about its use',
      unreadable,
      (body) => body.replace(/<AccessKeyLastUsed>.*<\/AccessKeyLastUsed>/s, ''),
    ],
    [
      'another user’s name',
      'IAM reports the key as another user’s',
      (body) => body.replace(/(<GetAccessKeyLastUsedResult>.*<UserName>)alice/s, '$1bob'),
    ],
  ])('is a key with %s', async (_, problem, tamper) => {
    aws = await startAws({ users: [alice] });

    const { credentials } = await facts(addressOf('alice'), undefined, tamper);

    expect(credentials.find(({ id }) => id === KEY.id)).toMatchObject({ problem });
  });

  it('is a password with a creation date that is none', async () => {
    aws = await startAws({ users: [alice] });
    const tamper: Tamper = (body) =>
      body.replace(/(<LoginProfile>.*<CreateDate>)[^<]*/s, '$1once upon a time');

    const [password] = (await facts(addressOf('alice'), undefined, tamper)).credentials;

    expect(password).toEqual({
      id: 'password',
      kind: 'password',
      status: 'Active',
      problem: 'IAM’s answer to GetLoginProfile cannot be read',
    });
  });

  it('is a list that goes on nowhere', async () => {
    aws = await startAws({ users: [{ ...alice, groups: ['a', 'b'] }] });
    aws.world.pageSize = 1;
    const tamper: Tamper = (body) =>
      body.includes('<Groups>') ? body.replace(/<Marker>.*<\/Marker>/, '') : body;

    expect((await facts(addressOf('alice'), undefined, tamper)).unreadable).toMatchObject([
      { what: 'groups' },
    ]);
  });
});
