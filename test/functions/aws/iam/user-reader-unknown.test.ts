import { afterEach, describe, expect, it } from 'vitest';
import { type Aws, startAws, type Tamper } from '../start-aws.ts';
import { alice, factsOf, KEY, read } from './alice.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

describe('what cannot be read of a user', () => {
  it.each([
    ['GetLoginProfile', 'AccessDenied', 'password', 'unknown'],
    ['GetLoginProfile', 'ValidationError', 'password', 'unknown'],
    ['GetAccessKeyLastUsed', 'AccessDenied', KEY.id, 'Active'],
    ['GetAccessKeyLastUsed', 'NoSuchEntity', KEY.id, 'Active'],
  ])('becomes a problem of the credential (%s: %s)', async (operation, error, id, status) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({
      call: `iam:${operation}`,
      error,
    });

    const credential = (await factsOf(aws)).credentials.find((one) => one.id === id);

    expect(credential).toMatchObject({
      status,
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

    expect((await factsOf(aws)).unreadable).toEqual([{ what, reason: 'AccessDenied' }]);
  });

  it('does not include service-specific credentials where the partition has none', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }] });
    aws.twin.faults.add({ call: 'iam:ListServiceSpecificCredentials', error: 'NotSupportedService' });

    expect(await factsOf(aws)).toMatchObject({ serviceSpecificCredentials: [], unreadable: [] });
  });

  it.each(['GetUser', 'ListAccessKeys'])('fails the whole read on %s', async (operation) => {
    aws = await startAws({ users: [alice] });
    aws.twin.faults.add({ call: `iam:${operation}`, error: 'AccessDenied' });

    await expect(read(aws)).rejects.toMatchObject({
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

    await expect(read(aws)).rejects.toMatchObject({ name: 'TransientServiceError' });
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

    const { credentials } = await factsOf(aws, { tamper });

    expect(credentials.find(({ id }) => id === KEY.id)).toMatchObject({ problem });
  });

  it('is a password with a creation date that is none', async () => {
    aws = await startAws({ users: [alice] });
    const tamper: Tamper = (body) =>
      body.replace(/(<LoginProfile>.*<CreateDate>)[^<]*/s, '$1once upon a time');

    const [password] = (await factsOf(aws, { tamper })).credentials;

    expect(password).toEqual({
      id: 'password',
      kind: 'password',
      status: 'unknown',
      problem: 'IAM’s answer to GetLoginProfile cannot be read',
    });
  });

  it('is a list that goes on nowhere', async () => {
    aws = await startAws({ users: [{ ...alice, groups: ['a', 'b'] }] });
    aws.world.pageSize = 1;
    const tamper: Tamper = (body) =>
      body.includes('<Groups>') ? body.replace(/<Marker>.*<\/Marker>/, '') : body;

    expect((await factsOf(aws, { tamper })).unreadable).toMatchObject([{ what: 'groups' }]);
  });
});
