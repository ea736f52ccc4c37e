import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { pauseControl } from '../../../functions/aws/pause-control.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import type { PauseControl } from '../../../functions/ports.ts';
import type { Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import type { Aws } from './start-aws.ts';
import { startTable } from './start-table.ts';

const TableName = 'cases';
const AT = '2026-03-02T09:00:00.000Z';
let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let pauses: PauseControl;
beforeAll(async () => {
  ({ aws, dynamodb, client } = await startTable(TableName));
  pauses = pauseControl({ tableName: TableName, client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(() => dynamodb.reset());

const state = (paused: boolean) => ({ version: 1 as const, paused, by: 'olivia', reason: 'why', since: AT });
const minute = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();

describe('the pause switch in the table', () => {
  it('says nothing until something was said', async () => {
    expect(await pauses.read()).toBeUndefined();
    expect(await pauses.last()).toBeUndefined();
  });

  it('says what was said last', async () => {
    await pauses.write(state(true));
    expect(await pauses.read()).toMatchObject({ by: 'olivia', reason: 'why', since: AT });

    await pauses.write(state(false));
    expect(await pauses.read()).toBeUndefined();
    expect(await pauses.last()).toEqual(state(false));
  });

  it('stands beside the cases without being one', async () => {
    await pauses.write(state(true));
    await pauses.addRestore({ caseId: 'alice', at: AT });

    const cases: unknown[] = [];
    for await (const one of caseTable({ tableName: TableName, client: () => client }).all()) cases.push(one);
    expect(cases).toEqual([]);
  });

  it('that cannot be read is an error, never a "go on"', async () => {
    const Item = marshall({ pk: 'control#pause', version: 1, paused: 'perhaps' });
    await client.send(new PutItemCommand({ TableName, Item }));

    await expect(pauses.read()).rejects.toThrow(PermanentServiceError);
    await expect(pauses.read()).rejects.toThrow(/control#pause.*paused/);
  });
});

describe('restores', () => {
  it('of the last day are kept, each once', async () => {
    await pauses.addRestore({ caseId: 'alice', at: AT });
    await pauses.addRestore({ caseId: 'bob', at: minute(1) });
    await pauses.addRestore({ caseId: 'bob', at: minute(1) });

    expect(await pauses.addRestore({ caseId: 'carol', at: minute(24 * 60) })).toEqual([
      { caseId: 'bob', at: minute(1) },
      { caseId: 'carol', at: minute(24 * 60) },
    ]);
  });

  it('at the same time are all counted', async () => {
    const many = ['a', 'b', 'c', 'd'].map((caseId) => pauses.addRestore({ caseId, at: AT }));
    await Promise.all(many);

    expect(await pauses.addRestore({ caseId: 'e', at: AT })).toHaveLength(5);
  });
});
