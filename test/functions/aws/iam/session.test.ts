import { afterEach, describe, expect, it } from 'vitest';
import { userReader } from '../../../../functions/aws/iam/user-reader.ts';
import { ACCOUNT, AT, type Aws, addressOf, startAws } from '../start-aws.ts';

let aws: Aws;
afterEach(() => aws.twin.close());

const read = (address: object = {}) =>
  userReader(aws.sessions('UnusedCredentialsRead')).read({ ...addressOf('alice'), ...address }, AT);

describe('a session in the account of a user', () => {
  it('is of the named role, with the name of the case', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }] });

    await read({ caseId: 'alice-AIDAEXAMPLE123456789-2' });

    expect(aws.used[0]).toMatchObject({
      roleArn: `arn:aws:iam::${ACCOUNT}:role/UnusedCredentialsRead`,
      sessionName: 'alice-AIDAEXAMPLE123456789-2',
    });
  });

  it.each([
    ['a user name without a case', {}, 'alice'],
    ['characters that a session name cannot have', { caseId: 'a b/ü' }, 'a-b--'],
    [
      'more than 64 characters',
      { caseId: `${'x'.repeat(36)}-AIDA${'Y'.repeat(28)}-12` },
      `${'x'.repeat(28)}-AIDA${'Y'.repeat(28)}-12`,
    ],
    ['one character', { caseId: 'x' }, '-x'],
  ])('has a name that STS accepts for %s', async (_, address, sessionName) => {
    aws = await startAws({ users: [{ userName: 'alice' }] });

    await read(address);

    expect(aws.used[0]).toMatchObject({ sessionName });
  });

  it('is of the partition in the address', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }], partition: 'aws-us-gov' });

    await read(addressOf('alice', '/', 'aws-us-gov'));

    expect(aws.used[0]?.roleArn).toBe(`arn:aws-us-gov:iam::${ACCOUNT}:role/UnusedCredentialsRead`);
  });

  it('says what to deploy where the role is missing', async () => {
    aws = await startAws({ account: { roles: [{ name: 'UnusedCredentialsRead', exists: false }] } });

    await expect(read()).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: `The role UnusedCredentialsRead in account ${ACCOUNT} cannot be assumed: deploy the member stack there (AccessDenied)`,
    });
  });

  it('says which Region the account has not enabled, and which setting helps', async () => {
    aws = await startAws({ account: { disabledRegions: ['eu-west-1'] } });

    await expect(read()).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: `Account ${ACCOUNT} has not enabled the Region eu-west-1: enable it there, or set memberRegion to one that every account has (RegionDisabled)`,
    });
  });

  it('says which role was denied and what to deploy, before IAM’s own words', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }] });
    aws.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', message: 'because of a policy' });

    await expect(read()).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: `Read the user alice in account ${ACCOUNT} (GetUser): AccessDenied: UnusedCredentialsRead may not: deploy the member stack there again, or find what denies it. because of a policy`,
    });
  });

  it('says that the settings protect the user, where the role’s own policy denies', async () => {
    aws = await startAws({ users: [{ userName: 'alice' }] });
    const message =
      'not authorized to perform: iam:GetUser with an explicit deny in an identity-based policy';
    aws.twin.faults.add({ call: 'iam:GetUser', error: 'AccessDenied', message });

    await expect(read()).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: `Read the user alice in account ${ACCOUNT} (GetUser): AccessDenied: the settings protect this user, or what belongs to it, from UnusedCredentialsRead`,
    });
  });

  it.each([
    ['Throttling', 'TransientServiceError'],
    ['ServiceUnavailable', 'TransientServiceError'],
    ['connection-reset', 'TransientServiceError'],
    ['PackedPolicyTooLarge', 'PermanentServiceError'],
    ['ExpiredToken', 'PermanentServiceError'],
  ])('is not opened on %s: %s', async (error, name) => {
    aws = await startAws({ users: [{ userName: 'alice' }] });
    aws.twin.faults.add({ call: 'sts:AssumeRole', error });

    await expect(read()).rejects.toMatchObject({
      name,
      message: expect.stringContaining(`Assume the role UnusedCredentialsRead in account ${ACCOUNT}`),
    });
  });
});
