import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { messageSchema } from '../domain/message/message.ts';
import type { MessageTable } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import type { CaseTableOptions } from './case-table.ts';

/**
 * The messages in the table `cases`: one item each, key `message#<id>`, with the time-to-live attribute `expiresAt`. They
 * are only added to, so that no writer can take away what another has written. An item that does not fit the schema
 * throws PermanentServiceError naming the fields.
 */
export function messageTable(options: Pick<CaseTableOptions, 'tableName' | 'client'>): MessageTable {
  const { tableName: TableName, client = lazily(() => new DynamoDBClient(clientSettings)) } = options;
  const keyOf = (messageId: string) => marshall({ pk: `message#${messageId}` });

  async function update(
    messageId: string,
    expression: string,
    values: Record<string, unknown>,
  ): Promise<void> {
    const names = [...expression.matchAll(/#(\w+)/g)].map(([name, plain = '']) => [name, plain] as const);
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(messageId),
      UpdateExpression: expression,
      ExpressionAttributeNames: Object.fromEntries(names),
      ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
    });
    await calling(`Write the message ${messageId} (UpdateItem)`, () => client().send(command));
  }

  return {
    async get(messageId) {
      const command = new GetItemCommand({ TableName, Key: keyOf(messageId), ConsistentRead: true });
      const read = () => client().send(command);
      const { Item } = await calling(`Read the message ${messageId} (GetItem)`, read);
      if (Item === undefined) return undefined;
      const parsed = messageSchema.safeParse(unmarshall(Item));
      if (parsed.success) return parsed.data;
      throw new PermanentServiceError(`The message ${messageId} cannot be read: ${issuesOf(parsed.error)}`);
    },
    begin: ({ messageId, address, cases }, attempt, keptUntil) =>
      update(
        messageId,
        'SET #version = :version, #messageId = :messageId, #address = :address, #cases = :cases, ' +
          '#attempts = list_append(if_not_exists(#attempts, :none), :attempt), #expiresAt = :expiresAt',
        {
          ':version': 1,
          ':messageId': messageId,
          ':address': address,
          ':cases': cases,
          ':none': [],
          ':attempt': [attempt],
          ':expiresAt': epochSeconds(keptUntil),
        },
      ),
    sent: (messageId, sent) => update(messageId, 'SET #sent = :sent', { ':sent': sent }),
    bounced: (messageId, bounce) =>
      update(messageId, 'SET #bounce = if_not_exists(#bounce, :bounce)', { ':bounce': bounce }),
  };
}

function epochSeconds(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}
