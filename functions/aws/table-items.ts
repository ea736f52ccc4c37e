import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { calling, clientSettings, lazily } from './call.ts';

/** An item as DynamoDB has it. */
export type Item = Record<string, AttributeValue>;

/** Which table, and by which client. */
export interface TableOptions {
  tableName: string;
  client?: () => DynamoDBClient;
}

/** What must be so of the stored item for a write to be done. */
export type Condition = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** The usual client of a table, made when it is first asked for. */
export function dynamodb(): () => DynamoDBClient {
  return lazily(() => new DynamoDBClient(clientSettings));
}

/** Items of the table `cases` that are read and written as a whole, each by its key `pk`. */
export function tableItems({ tableName: TableName, client = dynamodb() }: TableOptions) {
  return {
    /** The item, strongly consistent and parsed. Throws PermanentServiceError where it does not fit the schema. */
    async get<Schema extends z.ZodType>(pk: string, schema: Schema): Promise<z.infer<Schema> | undefined> {
      const command = new GetItemCommand({ TableName, Key: marshall({ pk }), ConsistentRead: true });
      const { Item } = await calling(`Read ${pk} (GetItem)`, () => client().send(command));
      return Item === undefined ? undefined : readItem(Item, schema);
    },
    /** Writes the item in the place of the stored one. False where the condition does not hold; nothing is written then. */
    put(pk: string, item: Record<string, unknown>, condition: Condition = {}): Promise<boolean> {
      const command = new PutItemCommand({ TableName, Item: marshall({ pk, ...item }), ...condition });
      const write = () =>
        client()
          .send(command)
          .then(() => true);
      return calling(`Write ${pk} (PutItem)`, write, { ConditionalCheckFailed: () => false });
    },
  };
}

/** That the stored item still has this revision; 0: that there is none. */
export function unchangedSince(revision: number): Condition {
  if (revision === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: marshall({ ':revision': revision }),
  };
}

/** What an item holds. Throws PermanentServiceError naming the item and the fields that do not fit. */
export function readItem<Schema extends z.ZodType>(item: Item, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(unmarshall(item));
  if (parsed.success) return parsed.data;
  throw new PermanentServiceError(`The item ${item['pk']?.S} cannot be read: ${issuesOf(parsed.error)}`);
}
