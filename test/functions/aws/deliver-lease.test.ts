import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { deliverLease } from '../../../functions/aws/deliver-lease.ts';
import type { DeliverLease } from '../../../functions/ports.ts';
import { createDynamodb, type Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import { type Aws, HUB, startAws } from './start-aws.ts';

const TableName = 'cases';
/** As EventBridge writes it: whole seconds. */
const AT = '2026-03-02T09:00:00Z';
let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let lease: DeliverLease;
beforeAll(async () => {
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
  dynamodb = await createDynamodb({ account: HUB, tables: [{ TableName, KeySchema, AttributeDefinitions }] });
  aws = await startAws({ dynamodb: dynamodb.service });
  client = new DynamoDBClient(aws.config('dynamodb'));
  lease = deliverLease({ tableName: TableName, client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(async () => {
  aws.twin.faults.clear();
  await dynamodb.reset();
});

/** As a state writes it: with milliseconds. */
const seconds = (many: number) => new Date(Date.parse(AT) + many * 1000).toISOString();

describe('the lease of the deliverer', () => {
  it('is one run’s at a time', async () => {
    const both = ['run-1', 'run-2'].map((holder) => lease.take(holder, AT, seconds(90)));

    expect((await Promise.all(both)).sort()).toEqual([false, true]);
  });

  it('is taken again by who holds it', async () => {
    expect(await lease.take('run-1', AT, seconds(90))).toBe(true);
    expect(await lease.take('run-1', seconds(60), seconds(150))).toBe(true);
    expect(await lease.take('run-2', seconds(100), seconds(190))).toBe(false);
  });

  it.each([
    ['runs', 89, false],
    ['is over', 90, true],
    ['was over long ago', 3600, true],
  ])('is another’s where it %s', async (_, later, taken) => {
    await lease.take('run-1', AT, seconds(90));

    const at = seconds(later).replace('.000', '');
    expect(await lease.take('run-2', at, seconds(later + 90))).toBe(taken);
  });

  it('that was given back is anybody’s', async () => {
    await lease.take('run-1', AT, seconds(90));
    await lease.giveBack('run-1');

    expect(await lease.take('run-2', AT, seconds(90))).toBe(true);
  });

  it('is not given back by who does not hold it any more', async () => {
    await lease.take('run-1', AT, seconds(90));
    await lease.take('run-2', seconds(90), seconds(180));

    await lease.giveBack('run-1');

    expect(await lease.take('run-3', seconds(100), seconds(190))).toBe(false);
  });

  it('is known as one’s own where the SDK repeats a call after a lost answer', async () => {
    const patient = new DynamoDBClient({ ...aws.config('dynamodb'), maxAttempts: 2 });
    aws.twin.faults.add({ call: 'dynamodb:PutItem', error: 'InternalServerError', effect: 'done', times: 1 });

    const own = deliverLease({ tableName: TableName, client: () => patient });
    expect(await own.take('run-1', AT, seconds(90))).toBe(true);
  });

  it('stands beside the cases without being one', async () => {
    await lease.take('run-1', AT, seconds(90));

    const cases: unknown[] = [];
    for await (const one of caseTable({ tableName: TableName, client: () => client }).all()) cases.push(one);
    expect(cases).toEqual([]);
    expect(await dynamodb.items(TableName)).toMatchObject([{ pk: 'control#deliver', holder: 'run-1' }]);
  });

  it.each([
    ['InternalServerError', 'TransientServiceError'],
    ['AccessDeniedException', 'PermanentServiceError'],
  ])('that cannot be written is an error (%s), never a lease', async (error, name) => {
    aws.twin.faults.add({ call: 'dynamodb:PutItem', error });

    await expect(lease.take('run-1', AT, seconds(90))).rejects.toMatchObject({ name });
    await expect(lease.giveBack('run-1')).rejects.toMatchObject({ name });
  });
});
