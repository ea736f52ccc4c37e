import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { DeliverLease } from '../ports.ts';
import { answeredSchema, sayingWhen } from './answered-at.ts';
import { calling, lazily } from './call.ts';
import { type Condition, dynamodb, type TableOptions, tableItems } from './table-items.ts';

const LEASE = 'control#deliver';
const FREE = { holder: 'nobody', until: new Date(0).toISOString() };

/** What is read of the lease. */
export const leaseSchema = z.object({ tableId: z.string().optional() });

/**
 * The lease in the table `cases`: item `control#deliver`, with its holder, its end, and the id of the table, which a
 * table from a backup does not share (DynamoDB API reference, TableDescription).
 */
export function deliverLease({ tableName, client = dynamodb() }: TableOptions): DeliverLease {
  const items = tableItems({ tableName, client });
  const saying = lazily(() => sayingWhen(client()));
  const put = (item: Record<string, unknown>, condition?: Condition) =>
    items.put(LEASE, { version: 1, ...item }, condition);

  async function current(): Promise<{ tableId: string; answeredAt?: string | undefined }> {
    const command = new DescribeTableCommand({ TableName: tableName });
    const answer = await calling('Read the id of the table (DescribeTable)', () => saying().send(command));
    const { answeredAt } = answeredSchema.parse(answer.$metadata);
    if (answer.Table?.TableId !== undefined) return { tableId: answer.Table.TableId, answeredAt };
    throw new PermanentServiceError(`DynamoDB gives no id of the table ${tableName}.`);
  }

  return {
    async table() {
      const now = await current();
      const known = (await items.get(LEASE, leaseSchema))?.tableId;
      return { ...now, isOther: known !== undefined && known !== now.tableId };
    },
    take: (holder, { at, until, tableId }) =>
      put(
        { holder, until, tableId },
        {
          ConditionExpression: 'attribute_not_exists(pk) OR #until <= :at OR #holder = :holder',
          ExpressionAttributeNames: { '#holder': 'holder', '#until': 'until' },
          ExpressionAttributeValues: marshall({ ':at': at, ':holder': holder }),
        },
      ),
    async giveBack(holder, tableId) {
      await put(
        { ...FREE, tableId },
        {
          ConditionExpression: '#holder = :holder',
          ExpressionAttributeNames: { '#holder': 'holder' },
          ExpressionAttributeValues: marshall({ ':holder': holder }),
        },
      );
    },
    async adopt() {
      await put({ ...FREE, tableId: (await current()).tableId });
    },
  };
}
