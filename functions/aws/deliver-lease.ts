import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DeliverLease } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import type { CaseTableOptions } from './case-table.ts';

const LEASE = 'control#deliver';

/** The lease in the table `cases`: item `control#deliver`, with its holder and its end. */
export function deliverLease(options: CaseTableOptions): DeliverLease {
  const { tableName: TableName, client = lazily(() => new DynamoDBClient(clientSettings)) } = options;
  const put = (Item: Record<string, unknown>, condition: string, values: Record<string, unknown>) => {
    const command = new PutItemCommand({
      TableName,
      Item: marshall({ pk: LEASE, version: 1, ...Item }),
      ConditionExpression: condition,
      ExpressionAttributeNames: {
        '#holder': 'holder',
        ...(condition.includes('#until') && { '#until': 'until' }),
      },
      ExpressionAttributeValues: marshall(values),
    });
    const write = () =>
      client()
        .send(command)
        .then(() => true);
    return calling(`Write ${LEASE} (PutItem)`, write, { ConditionalCheckFailed: () => false });
  };
  return {
    take: (holder, at, until) =>
      put({ holder, until }, 'attribute_not_exists(pk) OR #until <= :at OR #holder = :holder', {
        ':at': at,
        ':holder': holder,
      }),
    async giveBack(holder) {
      await put({ holder: 'nobody', until: new Date(0).toISOString() }, '#holder = :holder', {
        ':holder': holder,
      });
    },
  };
}
