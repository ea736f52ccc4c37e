import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { deliverLease } from '../../../functions/aws/deliver-lease.ts';
import type { DeliverLease } from '../../../functions/ports.ts';
import type { Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import type { Aws } from './start-aws.ts';
import { startTable } from './start-table.ts';

const TableName = 'cases';
/** As EventBridge writes it: whole seconds. */
const AT = '2026-03-02T09:00:00Z';
const tableId = 'table-1';
let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let lease: DeliverLease;
beforeAll(async () => {
  ({ aws, dynamodb, client } = await startTable(TableName));
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
    const both = ['run-1', 'run-2'].map((holder) =>
      lease.take(holder, { at: AT, until: seconds(90), tableId }),
    );

    expect((await Promise.all(both)).sort()).toEqual([false, true]);
  });

  it('is taken again by who holds it', async () => {
    expect(await lease.take('run-1', { at: AT, until: seconds(90), tableId })).toBe(true);
    expect(await lease.take('run-1', { at: seconds(60), until: seconds(150), tableId })).toBe(true);
    expect(await lease.take('run-2', { at: seconds(100), until: seconds(190), tableId })).toBe(false);
  });

  it.each([
    ['runs', 89, false],
    ['is over', 90, true],
    ['was over long ago', 3600, true],
  ])('is another’s where it %s', async (_, later, taken) => {
    await lease.take('run-1', { at: AT, until: seconds(90), tableId });

    const at = seconds(later).replace('.000', '');
    expect(await lease.take('run-2', { at, until: seconds(later + 90), tableId })).toBe(taken);
  });

  it('is read with the time of the answer', async () => {
    const another = deliverLease({ tableName: TableName, client: () => client });

    for (const one of [lease, another]) {
      const { answeredAt = '' } = await one.table();
      expect(new Date(answeredAt).toISOString()).toBe(answeredAt);
    }
  });

  it('that was given back is anybody’s', async () => {
    await lease.take('run-1', { at: AT, until: seconds(90), tableId });
    await lease.giveBack('run-1', tableId);

    expect(await lease.take('run-2', { at: AT, until: seconds(90), tableId })).toBe(true);
  });

  it('is not given back by who does not hold it any more', async () => {
    await lease.take('run-1', { at: AT, until: seconds(90), tableId });
    await lease.take('run-2', { at: seconds(90), until: seconds(180), tableId });

    await lease.giveBack('run-1', tableId);

    expect(await lease.take('run-3', { at: seconds(100), until: seconds(190), tableId })).toBe(false);
  });

  it('is known as one’s own where the SDK repeats a call after a lost answer', async () => {
    const patient = new DynamoDBClient({ ...aws.config('dynamodb'), maxAttempts: 2 });
    aws.twin.faults.add({ call: 'dynamodb:PutItem', error: 'InternalServerError', effect: 'done', times: 1 });

    const own = deliverLease({ tableName: TableName, client: () => patient });
    expect(await own.take('run-1', { at: AT, until: seconds(90), tableId })).toBe(true);
  });

  it('stands beside the cases without being one', async () => {
    await lease.take('run-1', { at: AT, until: seconds(90), tableId });

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

    await expect(lease.take('run-1', { at: AT, until: seconds(90), tableId })).rejects.toMatchObject({
      name,
    });
    await expect(lease.giveBack('run-1', tableId)).rejects.toMatchObject({ name });
  });
});

describe('the id of the table', () => {
  it('is no other than before where no lease was ever taken, and as long as it stays', async () => {
    const first = await lease.table();
    expect(first).toMatchObject({ isOther: false });
    await lease.take('run-1', { at: AT, until: seconds(90), tableId: first.tableId });
    await lease.giveBack('run-1', first.tableId);

    expect(await lease.table()).toMatchObject({ tableId: first.tableId, isOther: false });
  });

  it('is another once the table is replaced by one that holds the same, until that is adopted', async () => {
    const { tableId: before } = await lease.table();
    await lease.take('run-1', { at: AT, until: seconds(90), tableId: before });

    dynamodb.replaceTables();
    expect(await lease.table()).toMatchObject({ isOther: true });
    await lease.adopt();

    const { tableId: now, isOther } = await lease.table();
    expect(now).not.toBe(before);
    expect(isOther).toBe(false);
    expect(await lease.take('run-2', { at: AT, until: seconds(90), tableId: now })).toBe(true);
  });

  it('stays known while nobody holds the lease', async () => {
    const { tableId: before } = await lease.table();
    await lease.take('run-1', { at: AT, until: seconds(90), tableId: before });
    await lease.giveBack('run-1', before);

    dynamodb.replaceTables();

    expect(await lease.table()).toMatchObject({ isOther: true });
  });

  it('that cannot be read is an error, never "the same"', async () => {
    aws.twin.faults.add({ call: 'dynamodb:DescribeTable', error: 'AccessDeniedException' });

    await expect(lease.table()).rejects.toMatchObject({ name: 'PermanentServiceError' });
  });
});
