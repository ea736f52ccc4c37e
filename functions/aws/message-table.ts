import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { messageSchema } from '../domain/message/message.ts';
import type { MessageTable } from '../ports.ts';
import { calling } from './call.ts';
import { dynamodb, type TableOptions, tableItems } from './table-items.ts';

/**
 * The messages in the table `cases`: one item each, key `message#<id>`, with the time-to-live attribute `expiresAt`. They
 * are only added to, so that no writer can take away what another has written. An item that does not fit the schema
 * throws PermanentServiceError naming the fields.
 */
export function messageTable({ tableName, client = dynamodb() }: TableOptions): MessageTable {
  const items = tableItems({ tableName, client });
  const keyOf = (messageId: string) => `message#${messageId}`;

  async function update(
    messageId: string,
    expression: string,
    values: Record<string, unknown>,
  ): Promise<void> {
    const names = [...expression.matchAll(/#(\w+)/g)].map(([name, plain = '']) => [name, plain] as const);
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: marshall({ pk: keyOf(messageId) }),
      UpdateExpression: expression,
      ExpressionAttributeNames: Object.fromEntries(names),
      ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
    });
    await calling(`Write the message ${messageId} (UpdateItem)`, () => client().send(command));
  }

  return {
    get: (messageId) => items.get(keyOf(messageId), messageSchema),
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
