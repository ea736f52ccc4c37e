import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseTable } from '../../../functions/aws/case-table.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import type { CaseTable } from '../../../functions/ports.ts';
import { dueIndex } from '../../../infra/names.ts';
import { createDynamodb, type Dynamodb } from '../../../local/twin/dynamodb/dynamodb.ts';
import { type Aws, HUB, startAws } from './start-aws.ts';

const description = {
  TableName: 'cases',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'dueList', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: dueIndex,
      KeySchema: [
        { AttributeName: 'dueList', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

let dynamodb: Dynamodb;
let aws: Aws;
let client: DynamoDBClient;
let table: CaseTable;
beforeAll(async () => {
  dynamodb = await createDynamodb({ account: HUB, tables: [description] });
  aws = await startAws({ dynamodb: dynamodb.service });
  client = new DynamoDBClient(aws.config('dynamodb'));
  table = caseTable({ tableName: 'cases', client: () => client });
});
afterAll(() => aws.twin.close());
beforeEach(async () => {
  aws.twin.faults.clear();
  await dynamodb.reset();
});

function aRecord(overrides: Partial<CaseRecord> = {}): CaseRecord {
  return {
    version: 1,
    revision: 0,
    status: 'open',
    caseId: 'alice-AIDACKCEVSQ6C2EXAMPLE-1',
    sequence: 1,
    account: '111122223333',
    partition: 'aws',
    userName: 'alice',
    userId: 'AIDACKCEVSQ6C2EXAMPLE',
    userArn: 'arn:aws:iam::111122223333:user/alice',
    controls: ['IAM.8'],
    thresholdDays: 90,
    openedAt: '2026-03-02T09:00:00.000Z',
    findings: [],
    step: 'opened',
    answers: [],
    messages: [],
    disabled: [],
    userGone: false,
    outcomes: [],
    remarks: [],
    ...overrides,
  };
}
const put = (item: object) =>
  client.send(
    new PutItemCommand({ TableName: 'cases', Item: marshall(item, { removeUndefinedValues: true }) }),
  );
async function collect(): Promise<string[]> {
  const names: string[] = [];
  for await (const { userName } of table.all()) names.push(userName);
  return names.sort();
}

describe('the table of cases', () => {
  it('returns what was written, one revision later', async () => {
    expect(await table.put(aRecord({ deadline: undefined }))).toBe(true);

    expect(await table.get('AIDACKCEVSQ6C2EXAMPLE')).toEqual(aRecord({ revision: 1 }));
    expect(await table.get('AIDANOBODY')).toBeUndefined();
  });

  it('lets one of two writers win, for a new item and for a changed one', async () => {
    const both = (record: CaseRecord) => Promise.all([table.put(record), table.put(record)]);

    expect((await both(aRecord())).sort()).toEqual([false, true]);
    expect((await both(aRecord({ revision: 1, step: 'asked' }))).sort()).toEqual([false, true]);

    expect(await table.get('AIDACKCEVSQ6C2EXAMPLE')).toMatchObject({ revision: 2, step: 'asked' });
  });

  it('writes nothing on an outdated revision or over an item that is not there', async () => {
    await table.put(aRecord());
    await table.put(aRecord({ revision: 1 }));

    expect(await table.put(aRecord({ revision: 1, step: 'late' }))).toBe(false);
    expect(await table.put(aRecord({ revision: 1, userId: 'AIDASOMEBODYELSE1234' }))).toBe(false);

    expect(await table.get('AIDACKCEVSQ6C2EXAMPLE')).toMatchObject({ revision: 2, step: 'opened' });
  });

  it('knows its own write where the SDK repeats it after a lost answer', async () => {
    const patient = new DynamoDBClient({ ...aws.config('dynamodb'), maxAttempts: 2 });
    aws.twin.faults.add({ call: 'dynamodb:PutItem', error: 'InternalServerError', effect: 'done', times: 1 });

    expect(await caseTable({ tableName: 'cases', client: () => patient }).put(aRecord())).toBe(true);

    expect(await table.get('AIDACKCEVSQ6C2EXAMPLE')).toMatchObject({ revision: 1 });
  });

  it.each([
    ['an open case', {}, undefined],
    ['a closed case', { closed: true }, 1_772_442_000 + 400 * 86_400],
    [
      'a closed case with a running exemption',
      { closed: true, until: '2026-06-01T00:00:00.000Z' },
      undefined,
    ],
    [
      'a closed case with an exemption that is over',
      { closed: true, until: '2026-01-01T00:00:00.000Z' },
      1_772_442_000 + 400 * 86_400,
    ],
  ])(
    'lets %s expire as it should',
    async (_, { closed, until }: { closed?: boolean; until?: string }, expiresAt) => {
      await table.put(
        aRecord({
          ...(closed && { status: 'closed', closedAt: '2026-03-02T09:00:00.000Z' }),
          ...(until && { exemption: { until, reason: 'migration', by: 'sec@example.com' } }),
        }),
      );

      const [item] = await dynamodb.items('cases');

      expect(item?.['expiresAt']).toBe(expiresAt);
    },
  );

  it('lets no item expire whose list of what is off is not empty', async () => {
    const at = '2026-03-02T09:00:00.000Z';
    const disabled = [{ credentialId: 'AKIAIOSFODNN7EXAMPLE', kind: 'access-key' as const, disabledAt: at }];
    const off = [{ caseId: 'alice-1', openedAt: at, closedAt: at, disabled }];

    await table.put(aRecord({ status: 'closed', closedAt: at, off }));

    expect((await dynamodb.items('cases'))[0]).not.toHaveProperty('expiresAt');
  });

  it('names the fields of an item that cannot be read', async () => {
    await put({ ...aRecord(), pk: 'user#AIDABROKEN', sequence: 'one', status: undefined });

    await expect(table.get('AIDABROKEN')).rejects.toMatchObject({
      name: 'PermanentServiceError',
      message: expect.stringMatching(/^The item user#AIDABROKEN cannot be read: .*status: .*sequence: /),
    });
  });

  it('goes through all cases, page by page', async () => {
    const filler = 'x'.repeat(300_000);
    for (const userName of ['alice', 'bob', 'carol', 'dave', 'erin'])
      await put({ ...aRecord({ userName }), pk: `user#${userName}`, filler });
    await put({ pk: 'pause', on: true });

    const calls = aws.twin.calls.get('dynamodb:Scan') ?? 0;
    expect(await collect()).toEqual(['alice', 'bob', 'carol', 'dave', 'erin']);
    expect((aws.twin.calls.get('dynamodb:Scan') ?? 0) - calls).toBeGreaterThan(1);
  });

  it('shows the readable cases before it tells of an unreadable one', async () => {
    await put({ ...aRecord(), pk: 'user#alice' });
    await put({ ...aRecord(), pk: 'user#broken', version: 9 });
    const seen: string[] = [];

    const reading = (async () => {
      for await (const { userName } of table.all()) seen.push(userName);
    })();

    await expect(reading).rejects.toThrow('The item user#broken cannot be read: version:');
    expect(seen).toEqual(['alice']);
  });

  it.each([
    ['ProvisionedThroughputExceededException', 'TransientServiceError'],
    ['InternalServerError', 'TransientServiceError'],
    ['connection-reset', 'TransientServiceError'],
    ['AccessDeniedException', 'PermanentServiceError'],
    ['ResourceNotFoundException', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    aws.twin.faults.add({ call: 'dynamodb:GetItem', error });
    aws.twin.faults.add({ call: 'dynamodb:PutItem', error });
    aws.twin.faults.add({ call: 'dynamodb:Scan', error });

    await expect(table.get('AIDA')).rejects.toMatchObject({ name });
    await expect(table.put(aRecord())).rejects.toMatchObject({ name });
    await expect(collect()).rejects.toMatchObject({ name });
  });
});

describe('what is due', () => {
  const AT = '2026-03-02T09:00:00.000Z';
  const minutes = (many: number) => new Date(Date.parse(AT) + many * 60_000).toISOString();
  const message = { subject: 's', text: 't', attributes: {} };
  /** A case of this user of which the operators must be told at this time. */
  const dueOf = (name: string, nextTryAt: string) =>
    aRecord({
      ...{ userId: `AIDA${name}`, userName: name, caseId: `${name}-AIDA${name}-1` },
      due: { messages: [], operators: [{ tries: 0, since: AT, nextTryAt, message }] },
    });

  const answer = {
    answerId: 'one',
    questionNumber: 1,
    planId: 'p',
    kind: 'keep' as const,
    decisions: {},
    role: 'stakeholder' as const,
    by: 'alice@example.com',
    at: AT,
    delivered: false,
  };
  const question = {
    number: 1,
    kind: 'stakeholder' as const,
    message: 'asked' as const,
    recipients: [],
    since: AT,
    until: minutes(60),
    timeoutSeconds: 3600,
    ...{ taskToken: 'token', answerId: 'one' },
  };
  const answered = aRecord({ answers: [answer], question });

  it('is found by its time, what has been due longest first', async () => {
    for (const [name, at] of Object.entries({
      alice: minutes(-1),
      bob: minutes(1),
      carol: minutes(-5),
      dave: AT.replace('.000', ''),
    }))
      await table.put(dueOf(name, at));
    await table.put(aRecord());

    expect(await table.dueAt('2026-03-02T09:00:00Z')).toEqual(['AIDAcarol', 'AIDAalice', 'AIDAdave']);
    expect(await table.dueAt(minutes(1))).toHaveLength(4);
    expect(await table.dueAt(minutes(-60))).toEqual([]);
  });

  it('is not found any more once nothing is', async () => {
    await table.put(dueOf('alice', AT));
    await table.put({ ...dueOf('alice', AT), revision: 1, due: { messages: [], operators: [] } });

    expect(await table.dueAt(minutes(60))).toEqual([]);
    const [item] = await dynamodb.items('cases');
    expect(item).not.toHaveProperty('dueAt');
    expect(item).not.toHaveProperty('dueList');
  });

  it('is an answer that nobody has been woken with', async () => {
    await table.put(answered);

    expect(await table.dueAt(AT)).toEqual(['AIDACKCEVSQ6C2EXAMPLE']);
    expect(await table.get('AIDACKCEVSQ6C2EXAMPLE')).not.toHaveProperty('dueAt');
  });

  it('is first what waits to be heard, however long the others have something to tell', async () => {
    await table.put(dueOf('bob', minutes(-60)));
    await table.put(answered);
    await table.put({
      ...dueOf('carol', minutes(-30)),
      due: { messages: [], operators: [], start: { tries: 0, nextTryAt: AT } },
    });

    expect((await table.dueAt(AT)).at(-1)).toBe('AIDAbob');
    expect(await table.dueAt(AT)).toHaveLength(3);
  });

  it('is not what is no case', async () => {
    await put({ pk: 'control#pause', dueList: 'due', dueAt: AT });

    expect(await table.dueAt(AT)).toEqual([]);
  });

  it.each([
    ['InternalServerError', 'TransientServiceError'],
    ['AccessDeniedException', 'PermanentServiceError'],
  ])('throws %s as %s', async (error, name) => {
    aws.twin.faults.add({ call: 'dynamodb:Query', error });

    await expect(table.dueAt(AT)).rejects.toMatchObject({ name });
  });
});

describe('the wait before a write that lost against another is tried again', () => {
  const waits = async (random: number): Promise<number[]> => {
    const waited: number[] = [];
    const delay = async (milliseconds: number) => void waited.push(milliseconds);
    const contended = caseTable({ tableName: 'cases', client: () => client, delay, random: () => random });
    for (const attempt of [1, 2, 3, 4, 5, 6, 7]) await contended.backOff(attempt);
    return waited;
  };

  it('grows, up to a second', async () => {
    expect(await waits(1)).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
  });

  it('is anything below that, so that two do not meet again', async () => {
    expect(await waits(0.5)).toEqual([25, 50, 100, 200, 400, 500, 500]);
    expect(await waits(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
