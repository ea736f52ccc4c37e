import * as z from 'zod';
import { operation, type Service, ServiceError } from '../service.ts';
import type { SetUp, TableSetUp } from './spec.ts';

const ofTable = z.strictObject({ TableName: z.string().min(1) });

/** How tables are kept. Source: DynamoDB API reference, one page per operation. */
export function createDynamodbSetUp(setUp: SetUp): Service {
  const find = (name: string, error: string): TableSetUp => {
    const table = setUp.tables[name];
    if (table === undefined) throw new ServiceError(error, `Table not found: ${name}`);
    return table;
  };
  return {
    name: 'dynamodb',
    prefix: 'dynamodb',
    protocol: 'aws-json-1.0',
    operations: {
      DescribeTable: operation({
        parameters: ofTable,
        run({ TableName }) {
          const { isProtected } = find(TableName, 'ResourceNotFoundException');
          return { Table: { TableName, TableStatus: 'ACTIVE', DeletionProtectionEnabled: isProtected } };
        },
      }),
      DescribeTimeToLive: operation({
        parameters: ofTable,
        run({ TableName }) {
          const { expiry } = find(TableName, 'ResourceNotFoundException');
          const TimeToLiveStatus = expiry === undefined ? 'DISABLED' : 'ENABLED';
          return { TimeToLiveDescription: { TimeToLiveStatus, AttributeName: expiry } };
        },
      }),
      DescribeContinuousBackups: operation({
        parameters: ofTable,
        run({ TableName }) {
          const { isRecoverable } = find(TableName, 'TableNotFoundException');
          const PointInTimeRecoveryStatus = isRecoverable ? 'ENABLED' : 'DISABLED';
          return {
            ContinuousBackupsDescription: {
              ContinuousBackupsStatus: 'ENABLED',
              PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
            },
          };
        },
      }),
    },
  };
}
