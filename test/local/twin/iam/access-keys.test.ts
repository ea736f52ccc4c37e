import {
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it } from 'vitest';
import { ACCOUNT, type Bench, daysAgo, START, startTwin } from '../start-twin.ts';

const UserName = 'ci';
const USED = 'AKIAUSEDUSEDUSEDUSED';
const NEVER = 'AKIANEVERNEVERNEVER2';

let bench: Bench;
afterEach(() => bench.twin.close());

async function start(): Promise<void> {
  bench = await startTwin([
    {
      userName: UserName,
      accessKeys: [
        {
          id: USED,
          createdAt: 'P300D',
          lastUsed: 'P100D',
          lastUsedService: 'ses',
          lastUsedRegion: 'eu-west-1',
        },
        { id: NEVER, createdAt: 'P10D', status: 'Inactive' },
      ],
    },
  ]);
}

describe('access keys', () => {
  it('are listed with status and creation date, a page at a time', async () => {
    await start();
    bench.world.pageSize = 1;

    const first = await bench.iam.send(new ListAccessKeysCommand({ UserName }));
    const second = await bench.iam.send(new ListAccessKeysCommand({ UserName, Marker: first.Marker }));

    expect(first).toMatchObject({
      IsTruncated: true,
      AccessKeyMetadata: [{ UserName, AccessKeyId: USED, Status: 'Active', CreateDate: daysAgo(300) }],
    });
    expect(second).toMatchObject({
      IsTruncated: false,
      AccessKeyMetadata: [{ UserName, AccessKeyId: NEVER, Status: 'Inactive', CreateDate: daysAgo(10) }],
    });
  });

  it('show their last use, and N/A without one', async () => {
    await start();

    const used = await bench.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: USED }));
    const never = await bench.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: NEVER }));

    expect(used).toMatchObject({
      UserName,
      AccessKeyLastUsed: { LastUsedDate: daysAgo(100), ServiceName: 'ses', Region: 'eu-west-1' },
    });
    expect(never.AccessKeyLastUsed).toEqual({ ServiceName: 'N/A', Region: 'N/A' });
  });

  it('show a use only after the lag', async () => {
    await start();
    bench.world.lastUseLagMs = 4 * 3_600_000;
    bench.world.useKey({ account: ACCOUNT, user: UserName, keyId: USED, at: START });
    const read = async () => {
      const { AccessKeyLastUsed } = await bench.iam.send(
        new GetAccessKeyLastUsedCommand({ AccessKeyId: USED }),
      );
      return AccessKeyLastUsed?.LastUsedDate;
    };

    const early = await read();
    bench.clock.advanceTo(START + 4 * 3_600_000);

    expect(early).toEqual(daysAgo(100));
    expect(await read()).toEqual(new Date(START));
  });

  it('change status, which the log records', async () => {
    await start();

    await bench.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: USED, Status: 'Inactive' }));

    expect(bench.world.snapshot()[ACCOUNT]?.[UserName]?.accessKeys[0]?.status).toBe('Inactive');
    expect(bench.world.iamLog).toMatchObject([
      { action: 'UpdateAccessKey', user: UserName, detail: { accessKeyId: USED, status: 'Inactive' } },
    ]);
  });

  it('are deleted once', async () => {
    await start();
    const remove = new DeleteAccessKeyCommand({ UserName, AccessKeyId: USED });

    await bench.iam.send(remove);

    expect(bench.world.user(ACCOUNT, UserName)?.accessKeys.map(({ id }) => id)).toEqual([NEVER]);
    await expect(bench.iam.send(remove)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('of another user are not touched', async () => {
    bench = await startTwin([{ userName: UserName }, { userName: 'other', accessKeys: [{ id: USED }] }]);

    await expect(
      bench.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: USED, Status: 'Inactive' })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('of a status that AWS does not document are not changed on a guess', async () => {
    bench = await startTwin([{ userName: UserName, accessKeys: [{ id: USED, status: 'Expired' }] }]);

    await expect(
      bench.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: USED, Status: 'Active' })),
    ).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
    expect(bench.twin.refusals).toHaveLength(1);
  });
});

describe('a world that lags', () => {
  it('shows the state before a write for as many reads as set', async () => {
    await start();
    bench.world.readLagReads = 2;
    const statuses = async () => {
      const { AccessKeyMetadata } = await bench.iam.send(new ListAccessKeysCommand({ UserName }));
      return AccessKeyMetadata?.map(({ Status }) => Status).join();
    };

    await bench.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: USED, Status: 'Inactive' }));

    expect([await statuses(), await statuses(), await statuses()]).toEqual([
      'Active,Inactive',
      'Active,Inactive',
      'Inactive,Inactive',
    ]);
  });

  it('has settled minutes later, however rarely it was read', async () => {
    await start();
    bench.world.readLagReads = 2;

    await bench.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: USED, Status: 'Inactive' }));
    bench.clock.advanceTo(START + 3_600_000);
    const { AccessKeyMetadata } = await bench.iam.send(new ListAccessKeysCommand({ UserName }));

    expect(AccessKeyMetadata?.[0]?.Status).toBe('Inactive');
  });
});
