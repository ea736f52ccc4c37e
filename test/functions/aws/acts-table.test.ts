import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actsTable } from '../../../functions/aws/acts-table.ts';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import type { ActsTable } from '../../../functions/ports.ts';
import type { Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import type { Aws } from './start-aws.ts';
import { startTable } from './start-table.ts';

const TableName = 'cases';
const DATE = '2026-11-30';
let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let acts: ActsTable;
beforeAll(async () => {
  ({ aws, dynamodb, client } = await startTable(TableName));
  acts = actsTable({ tableName: TableName, client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(() => dynamodb.reset());

const day = { ...emptyDay(DATE), acts: [{ caseId: 'alice-1', owner: 'o' }] };

describe('the days of acts in the table', () => {
  it('are empty until somebody has a place', async () => {
    expect(await acts.get(DATE)).toEqual(emptyDay(DATE));
  });

  it('hold who has a place, and are written over no other write', async () => {
    expect(await acts.put(day)).toBe(true);
    expect(await acts.put(day)).toBe(false);

    const stored = await acts.get(DATE);
    expect(stored).toEqual({ ...day, revision: 1 });
    expect(await acts.put({ ...stored, acts: [] })).toBe(true);
    expect(await acts.put({ ...stored, acts: [] })).toBe(false);
    expect((await acts.get(DATE)).acts).toEqual([]);
  });

  it('expire a season after the day, and are no cases', async () => {
    await acts.put(day);

    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: marshall({ pk: `acts#${DATE}` }), ConsistentRead: true }),
    );
    expect(Item?.['expiresAt']?.N).toBe(String(Date.parse('2027-02-28') / 1000));
    const cases: unknown[] = [];
    for await (const one of caseTable({ tableName: TableName, client: () => client }).all()) cases.push(one);
    expect(cases).toEqual([]);
  });

  it('that cannot be read let nobody act', async () => {
    const Item = marshall({ pk: `acts#${DATE}`, version: 1, acts: 'many' });
    await client.send(new PutItemCommand({ TableName, Item }));

    await expect(acts.get(DATE)).rejects.toThrow(PermanentServiceError);
    await expect(acts.get(DATE)).rejects.toThrow(/acts#2026-11-30.*acts/);
  });
});
