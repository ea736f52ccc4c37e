import { ListPoliciesGrantingServiceAccessCommand } from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, startTwin } from '../start-twin.ts';

let bench: Bench;
afterEach(() => bench.twin.close());

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const IAM = 'arn:aws:iam::aws:policy/IAMFullAccess';
const S3 = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
const allowing = (Action: string) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action, Resource: '*' },
});

async function policiesOf(Arn: string) {
  const input = { Arn, ServiceNamespaces: ['iam'] };
  const { PoliciesGrantingServiceAccess = [] } = await bench.iam.send(
    new ListPoliciesGrantingServiceAccessCommand(input),
  );
  return PoliciesGrantingServiceAccess.flatMap(({ Policies = [] }) => Policies);
}

describe('the policies by which a user may work with IAM', () => {
  it('are its own and those of its groups, each once, and none that allow nothing there', async () => {
    bench = await startTwin([
      {
        userName: 'ci',
        attachedPolicies: [IAM, S3],
        groups: ['devs', 'ops'],
        groupPolicies: { devs: [ADMIN], ops: [ADMIN, S3] },
        inlinePolicies: [
          { name: 'keys', document: allowing('iam:ListAccessKeys') },
          { name: 'buckets', document: allowing('s3:*') },
        ],
      },
    ]);

    expect(await policiesOf(`arn:aws:iam::${ACCOUNT}:user/ci`)).toEqual([
      { PolicyName: 'IAMFullAccess', PolicyType: 'MANAGED', PolicyArn: IAM },
      { PolicyName: 'AdministratorAccess', PolicyType: 'MANAGED', PolicyArn: ADMIN },
      { PolicyName: 'keys', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'ci' },
    ]);
  });

  it('are of nobody who is not there', async () => {
    bench = await startTwin([{ userName: 'ci' }]);

    await expect(policiesOf(`arn:aws:iam::${ACCOUNT}:user/other`)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});
