import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { attempt, attemptWith, named, type Read } from '../read/read.ts';
import type { Table } from '../read/seen.ts';

/** How a table is kept; undefined where there is none of that name. */
export async function readTable(client: DynamoDBClient, TableName: string): Promise<Read<Table | undefined>> {
  const isProtected = await attemptWith<boolean | undefined>(
    'dynamodb:DescribeTable',
    async () => {
      const { Table: found } = await client.send(new DescribeTableCommand({ TableName }));
      return found?.DeletionProtectionEnabled === true;
    },
    named('ResourceNotFoundException', undefined),
  );
  if (isProtected.is === 'unread' || isProtected.value === undefined) return isProtected as Read<undefined>;
  const expiry = await readExpiry(client, TableName);
  if (expiry.is === 'unread') return expiry;
  const isRecoverable = await attempt('dynamodb:DescribeContinuousBackups', async () => {
    const { ContinuousBackupsDescription: found } = await client.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    return found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED';
  });
  if (isRecoverable.is === 'unread') return isRecoverable;
  const value = {
    isProtected: isProtected.value,
    expiry: expiry.value,
    isRecoverable: isRecoverable.value,
  };
  return { is: 'read', value };
}

async function readExpiry(client: DynamoDBClient, TableName: string): Promise<Read<string | undefined>> {
  return attempt('dynamodb:DescribeTimeToLive', async () => {
    const { TimeToLiveDescription: found } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    return found?.TimeToLiveStatus?.startsWith('ENABL') === true ? found.AttributeName : undefined;
  });
}
