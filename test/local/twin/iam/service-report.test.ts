import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, ACT_ROLE, type Bench, clientOf, daysAgo, startTwin } from '../start-twin.ts';

let bench: Bench;
afterEach(() => bench.twin.close());

const Arn = `arn:aws:iam::${ACCOUNT}:user/ci`;

async function session(): Promise<IAMClient> {
  const command = new AssumeRoleCommand({ RoleArn: ACT_ROLE, RoleSessionName: 'case' });
  const { Credentials } = await bench.sts.send(command);
  return new IAMClient(clientOf(bench.twin, 'iam', Credentials?.AccessKeyId, Credentials?.SessionToken));
}

describe('a report of the services that a user has used', () => {
  it('is in progress first, and then shows uses of any credential, also of a key', async () => {
    bench = await startTwin([
      {
        userName: 'ci',
        accessKeys: [{ lastUsed: 'P100D', lastUsedService: 'ses' }],
        serviceUses: [{ service: 's3', at: 'P90D', region: 'eu-west-1' }],
      },
    ]);
    const { JobId } = await bench.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
    const get = () => bench.iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));

    expect(await get()).toMatchObject({ JobStatus: 'IN_PROGRESS' });
    const { JobStatus, ServicesLastAccessed } = await get();

    expect(JobStatus).toBe('COMPLETED');
    expect(ServicesLastAccessed?.map((one) => [one.ServiceNamespace, one.LastAuthenticated])).toEqual([
      ['a4b', undefined],
      ['s3', daysAgo(90)],
      ['ses', daysAgo(100)],
      ['zocalo', undefined],
    ]);
  });

  it('belongs to the session that ordered it, and not to another of the same role and name', async () => {
    bench = await startTwin([{ userName: 'ci' }]);
    const [one, other] = [await session(), await session()];
    const { JobId } = await one.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
    const get = new GetServiceLastAccessedDetailsCommand({ JobId });

    await expect(other.send(get)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    expect(await one.send(get)).toMatchObject({ JobStatus: 'IN_PROGRESS' });
  });

  it('is of nobody whose path is another', async () => {
    bench = await startTwin([{ userName: 'ci', path: '/team/' }]);

    await expect(
      bench.iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
