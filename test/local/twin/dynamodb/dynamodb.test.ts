import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createDynamodb, type Dynamodb } from '../../../../local/twin/dynamodb/dynamodb.ts';
import { createTwin, type Twin } from '../../../../local/twin/server.ts';
import { createWorld } from '../../../../local/twin/world.ts';
import { clientOf, HUB, START } from '../start-twin.ts';

const table = {
  TableName: 'cases',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'list', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'lists',
      KeySchema: [{ AttributeName: 'list', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

const TableName = 'cases';
const Key = { pk: { S: 'a' } };

let dynamodb: Dynamodb;
let twin: Twin;
let client: DynamoDBClient;

beforeAll(async () => {
  dynamodb = await createDynamodb({ account: HUB, tables: [table] });
  const clock = createVirtualClock(START);
  const world = createWorld({ start: START, accounts: [{ id: HUB }] });
  twin = await createTwin({ clock, world, services: [], dynamodb: dynamodb.service });
  const roleArn = `arn:aws:iam::${HUB}:role/open-cases`;
  twin.registerCredentials('AKIAHUB', { account: HUB, roleArn });
  twin.registerCredentials('AKIAMEMBER', { account: '111122223333', roleArn });
  client = new DynamoDBClient({ ...clientOf(twin, 'dynamodb', 'AKIAHUB'), maxAttempts: 1 });
});

afterAll(() => twin.close());
beforeEach(() => dynamodb.reset());

describe('an index', () => {
  const query = (more: object = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        IndexName: 'lists',
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': { S: 'due' } },
        ...more,
      }),
    );

  it('has the keys of the items that are in it, and no others', async () => {
    await client.send(new PutItemCommand({ TableName, Item: { ...Key, list: { S: 'due' }, n: { N: '1' } } }));
    await client.send(new PutItemCommand({ TableName, Item: { pk: { S: 'b' } } }));

    expect((await query()).Items).toEqual([{ ...Key, list: { S: 'due' } }]);
    await client.send(new PutItemCommand({ TableName, Item: Key }));
    expect((await query()).Items).toEqual([]);
  });

  it('has no consistent reads; the table has no others', async () => {
    await expect(query({ ConsistentRead: true })).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
    const read = client.send(new GetItemCommand({ TableName, Key }));
    await expect(read).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
  });
});

describe('the table', () => {
  it('stores an item once under a condition', async () => {
    const put = () =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: { ...Key, n: { N: '1' } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    await put();

    await expect(put()).rejects.toThrow(ConditionalCheckFailedException);
    expect(await dynamodb.items(TableName)).toEqual([{ pk: 'a', n: 1 }]);
  });

  it('updates, reads and scans', async () => {
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET #n = if_not_exists(#n, :zero) + :one',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } },
      }),
    );

    const read = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    const scanned = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));

    expect(read.Item).toEqual({ ...Key, n: { N: '1' } });
    expect(scanned.Items).toEqual([read.Item]);
  });

  it('is empty after a reset', async () => {
    await client.send(new PutItemCommand({ TableName, Item: Key }));

    await dynamodb.reset();

    expect(await dynamodb.items(TableName)).toEqual([]);
  });

  it('is counted and can fail like any API, before or after the effect', async () => {
    const before = twin.calls.get('dynamodb:PutItem') ?? 0;
    twin.faults.add({
      call: 'dynamodb:PutItem',
      error: 'InternalServerError',
      status: 500,
      times: 1,
      effect: 'done',
    });

    const put = client.send(new PutItemCommand({ TableName, Item: Key }));

    await expect(put).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(twin.calls.get('dynamodb:PutItem')).toBe(before + 1);
    expect(await dynamodb.items(TableName)).toEqual([{ pk: 'a' }]);
  });

  it('is closed to callers of other accounts', async () => {
    const member = new DynamoDBClient(clientOf(twin, 'dynamodb', 'AKIAMEMBER'));

    const read = member.send(new GetItemCommand({ TableName, Key }));

    await expect(read).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses a parameter that dynalite would ignore', async () => {
    const put = client.send(
      new PutItemCommand({ TableName, Item: Key, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    );

    await expect(put).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
    expect(twin.refusals.at(-1)).toMatchObject({ service: 'dynamodb', operation: 'PutItem' });
  });
});
