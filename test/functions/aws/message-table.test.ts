import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { messageTable } from '../../../functions/aws/message-table.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { messageKeptUntil } from '../../../functions/domain/message/message.ts';
import type { MessageTable } from '../../../functions/ports.ts';
import type { Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import type { Aws } from './start-aws.ts';
import { startTable } from './start-table.ts';

const TableName = 'cases';
const AT = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-02T09:05:00.000Z';
const KEPT = messageKeptUntil(AT, { wayBackWithin: 'P90D' });
const message = {
  messageId: 'm-1',
  address: 'alice@example.com',
  cases: [
    {
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      caseId: 'alice-AIDACKCEVSQ6C2EXAMPLE-1',
      role: 'stakeholder' as const,
      questionNumber: 1,
      planId: 'p',
    },
  ],
};

let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let table: MessageTable;
beforeAll(async () => {
  ({ aws, dynamodb, client } = await startTable(TableName));
  table = messageTable({ tableName: TableName, client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(async () => {
  aws.twin.faults.clear();
  await dynamodb.reset();
});

describe('a message', () => {
  it('that nobody has begun is not there', async () => {
    expect(await table.get('m-1')).toBeUndefined();
  });

  it('has what SES first told of a mail that did not come, also before what SES calls it', async () => {
    await table.begin(message, { at: AT }, KEPT);
    await table.bounced('m-1', { at: AT, why: 'bounced', sesMessageId: 'ses-1' });
    await table.bounced('m-1', { at: LATER, why: 'suppressed', sesMessageId: 'ses-2' });
    await table.sent('m-1', { at: LATER, sesMessageId: 'ses-1' });

    expect(await table.get('m-1')).toMatchObject({
      bounce: { at: AT, why: 'bounced', sesMessageId: 'ses-1' },
      sent: { sesMessageId: 'ses-1' },
    });
  });

  it('has each of its tries, in order, and then what SES calls it', async () => {
    await table.begin(message, { at: AT, keyHash: 'one' }, KEPT);
    await table.begin(message, { at: LATER, keyHash: 'two' }, KEPT);
    expect((await table.get('m-1'))?.sent).toBeUndefined();
    await table.sent('m-1', { at: LATER, sesMessageId: 'ses-1' });

    expect(await table.get('m-1')).toEqual({
      ...message,
      attempts: [
        { at: AT, keyHash: 'one' },
        { at: LATER, keyHash: 'two' },
      ],
      sent: { at: LATER, sesMessageId: 'ses-1' },
    });
  });

  it('keeps a try without a link', async () => {
    await table.begin(message, { at: AT }, KEPT);

    expect((await table.get('m-1'))?.attempts).toEqual([{ at: AT }]);
  });

  it('expires a year and the time of its way back after the latest try', async () => {
    await table.begin(message, { at: AT, keyHash: 'one' }, KEPT);
    const later = messageKeptUntil('2026-03-09T09:00:00.000Z', { wayBackWithin: 'P90D' });
    await table.begin(message, { at: '2026-03-09T09:00:00.000Z', keyHash: 'two' }, later);

    const Key = marshall({ pk: 'message#m-1' });
    const { Item = {} } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    expect(unmarshall(Item)['expiresAt']).toBe(Date.parse('2027-06-07T09:00:00Z') / 1000);
  });

  it('stands beside the cases without being one', async () => {
    await table.begin(message, { at: AT }, KEPT);

    const cases: unknown[] = [];
    for await (const one of caseTable({ tableName: TableName, client: () => client }).all()) cases.push(one);
    expect(cases).toEqual([]);
  });

  it('that cannot be read throws and names the fields', async () => {
    await client.send(new PutItemCommand({ TableName, Item: marshall({ pk: 'message#m-1', address: 5 }) }));

    const read = table.get('m-1');

    await expect(read).rejects.toThrow(PermanentServiceError);
    await expect(read).rejects.toThrow('address');
  });
});
