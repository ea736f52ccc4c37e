import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import type { DeliverLease } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import type { CaseTableOptions } from './case-table.ts';

const LEASE = 'control#deliver';
const FREE = { holder: 'nobody', until: new Date(0).toISOString() };

/** What is read of the lease. */
const leaseSchema = z.object({ tableId: z.string().optional() });

type Condition = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/**
 * The lease in the table `cases`: item `control#deliver`, with its holder, its end, and the id of the table, which a
 * table from a backup does not share (DynamoDB API reference, TableDescription).
 */
export function deliverLease(options: Pick<CaseTableOptions, 'tableName' | 'client'>): DeliverLease {
  const { tableName: TableName, client = lazily(() => new DynamoDBClient(clientSettings)) } = options;

  async function currentId(): Promise<string> {
    const command = new DescribeTableCommand({ TableName });
    const { Table } = await calling('Read the id of the table (DescribeTable)', () => client().send(command));
    if (Table?.TableId !== undefined) return Table.TableId;
    throw new PermanentServiceError(`DynamoDB gives no id of the table ${TableName}.`);
  }

  async function knownId(): Promise<string | undefined> {
    const command = new GetItemCommand({ TableName, Key: marshall({ pk: LEASE }), ConsistentRead: true });
    const { Item } = await calling(`Read ${LEASE} (GetItem)`, () => client().send(command));
    if (Item === undefined) return undefined;
    const parsed = leaseSchema.safeParse(unmarshall(Item));
    if (parsed.success) return parsed.data.tableId;
    throw new PermanentServiceError(`The item ${LEASE} cannot be read: ${issuesOf(parsed.error)}`);
  }

  function put(item: Record<string, unknown>, condition: Condition = {}): Promise<boolean> {
    const Item = marshall({ pk: LEASE, version: 1, ...item });
    const command = new PutItemCommand({ TableName, Item, ...condition });
    const write = () =>
      client()
        .send(command)
        .then(() => true);
    return calling(`Write ${LEASE} (PutItem)`, write, { ConditionalCheckFailed: () => false });
  }

  return {
    async table() {
      const current = await currentId();
      const known = await knownId();
      return { tableId: current, isOther: known !== undefined && known !== current };
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
      await put({ ...FREE, tableId: await currentId() });
    },
  };
}
