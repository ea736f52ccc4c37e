import { STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { iamSessions } from '../../../../functions/aws/iam/session.ts';

const ACCOUNT = '111122223333';

/** An STS whose name nobody resolves, as Node.js reports it. */
function stsNotFound(region: string) {
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND sts.${region}.amazonaws.com`), {
    code: 'ENOTFOUND',
  });
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
  const requestHandler = { handle: () => Promise.reject(error) };
  const client = new STSClient({ region, credentials, maxAttempts: 1, requestHandler });
  return () => client;
}

const subject = { account: ACCOUNT, partition: 'aws', userArn: `arn:aws:iam::${ACCOUNT}:user/alice` };

describe('an STS that is not found', () => {
  it('names the setting that names its Region', async () => {
    const region = 'eu-center-1';
    const open = iamSessions({ roleName: 'UnusedCredentialsRead', region, sts: stsNotFound(region) });

    await expect(open('find', subject)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message:
        'No STS is found in the Region eu-center-1: set memberRegion to one that exists and that every account has (ENOTFOUND)',
    });
  });

  it('is told as it comes where no setting names its Region', async () => {
    const open = iamSessions({ roleName: 'UnusedCredentialsRead', sts: stsNotFound('eu-central-1') });

    await expect(open('find', subject)).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringMatching(/^Assume the role .*getaddrinfo ENOTFOUND/),
    });
  });
});
