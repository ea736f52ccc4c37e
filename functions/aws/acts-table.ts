import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { dayOfActsSchema, emptyDay } from '../domain/window/day-of-acts.ts';
import type { ActsTable } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import type { CaseTableOptions } from './case-table.ts';

/** A day's item is of no use once the day is over; operators may look at it for a while. */
const KEPT_SECONDS = 90 * 86_400;

/**
 * The days of acts in the table `cases`: one item each, key `acts#<date>`, with the time-to-live attribute `expiresAt`. An
 * item that does not fit throws PermanentServiceError: where it is not known how many act on a day, nobody does.
 */
export function actsTable(options: Pick<CaseTableOptions, 'tableName' | 'client'>): ActsTable {
  const { tableName: TableName, client = lazily(() => new DynamoDBClient(clientSettings)) } = options;
  const keyOf = (date: string) => `acts#${date}`;

  return {
    async get(date) {
      const pk = keyOf(date);
      const command = new GetItemCommand({ TableName, Key: marshall({ pk }), ConsistentRead: true });
      const { Item } = await calling(`Read ${pk} (GetItem)`, () => client().send(command));
      if (Item === undefined) return emptyDay(date);
      const parsed = dayOfActsSchema.safeParse(unmarshall(Item));
      if (parsed.success) return parsed.data;
      throw new PermanentServiceError(`The item ${pk} cannot be read: ${issuesOf(parsed.error)}`);
    },
    async put(day) {
      const pk = keyOf(day.date);
      const { revision } = day;
      const expiresAt = Math.floor(Date.parse(day.date) / 1000) + KEPT_SECONDS;
      const command = new PutItemCommand({
        TableName,
        Item: marshall({ pk, ...day, revision: revision + 1, expiresAt }),
        ConditionExpression: revision === 0 ? 'attribute_not_exists(pk)' : '#revision = :revision',
        ...(revision > 0 && {
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: marshall({ ':revision': revision }),
        }),
      });
      const write = () =>
        client()
          .send(command)
          .then(() => true);
      return calling(`Write ${pk} (PutItem)`, write, { ConditionalCheckFailed: () => false });
    },
  };
}
