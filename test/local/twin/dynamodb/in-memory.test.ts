import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynalite } from '../../../../local/twin/dynamodb/dynalite.ts';
import { createInMemory } from '../../../../local/twin/dynamodb/in-memory.ts';
import type { StoredChange } from '../../../../local/twin/dynamodb/stored.ts';
import type { Answered, Tables } from '../../../../local/twin/dynamodb/tables.ts';

const TableName = 'cases';
const table = {
  TableName,
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'dueList', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'dueList', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

let dynalite: Tables;
let inMemory: Tables;
beforeAll(async () => {
  [dynalite, inMemory] = await Promise.all([createDynalite([table]), createInMemory([table])]);
});
beforeEach(() => Promise.all([dynalite.clear(), inMemory.clear()]));

type Call = [operation: string, parameters: object];

/** What both answer, one call after the other. */
async function bothWays(calls: readonly Call[]): Promise<[Answered[], Answered[]]> {
  const answersOf = async ({ perform }: Tables): Promise<Answered[]> => {
    const answers: Answered[] = [];
    for (const [operation, parameters] of calls)
      answers.push(plain(await perform(operation, structuredClone({ TableName, ...parameters }))));
    return answers;
  };
  return [await answersOf(inMemory), await answersOf(dynalite)];
}

/** Answers as JSON carries them. */
function plain({ status, body }: Answered): Answered {
  return JSON.parse(JSON.stringify({ status, body })) as Answered;
}

const text = fc.constantFrom('a', 'b', '2026-01-01', '2026-02-01', 'x');
const attribute = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    text.map((S) => ({ S })),
    fc.integer({ min: -3, max: 12 }).map((n) => ({ N: String(n) })),
    fc.boolean().map((BOOL) => ({ BOOL })),
    fc.constant({ NULL: true }),
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    fc.dictionary(fc.constantFrom('m', 'n'), tie('value')).map((M) => ({ M })),
    fc.constantFrom({ SS: ['a', 'b'] }, { B: 'AAEC' }, { S: 5 }, { N: 'no number' }, { S: 'a', N: '1' }),
  ),
})).value;
const key = fc.constantFrom('p', 'q', 'r').map((S) => ({ pk: { S } }));
const due = fc.option(
  text.map((S) => ({ dueList: { S: 'due' }, dueAt: { S } })),
  { nil: {} },
);
const item = fc
  .tuple(key, due, fc.dictionary(fc.constantFrom('n', 'list', 'revision', 'holder'), attribute))
  .map(([pk, isDue, others]) => ({ ...pk, ...isDue, ...others }));
const names = { '#n': 'n', '#list': 'list' };

/** Conditions with what they name, as the product's tables have them, and some that are wrong. */
const condition = fc
  .tuple(
    fc.constantFrom(
      'attribute_not_exists(pk)',
      '#n = :v',
      'attribute_not_exists(pk) OR #n <= :v OR #list = :v',
      'NOT contains(#list, :v) AND size(#list) < :v',
      '#n BETWEEN :v AND :v',
      'attribute_type(#n, :v)',
      'nonsense (',
      '',
    ),
    attribute,
  )
  .map(([ConditionExpression, value]) => withNames({ ConditionExpression }, ConditionExpression, value));
const update = fc
  .tuple(
    fc.constantFrom(
      'SET #n = :v',
      'SET #list = list_append(if_not_exists(#list, :v), :v)',
      'SET #n = if_not_exists(#n, :v), #list = :v',
      'SET #n = #n + :v REMOVE #list',
      'ADD #n :v',
      'SET #n.m = :v',
      'SET pk = :v',
      'SET',
    ),
    attribute,
  )
  .map(([UpdateExpression, value]) => withNames({ UpdateExpression }, UpdateExpression, value));

function withNames(call: object, expression: string, value: unknown): object {
  const used = Object.entries(names).filter(([name]) => expression.includes(name));
  return {
    ...call,
    ...(used.length > 0 && { ExpressionAttributeNames: Object.fromEntries(used) }),
    ...(expression.includes(':v') && { ExpressionAttributeValues: { ':v': value } }),
  };
}

const returned = fc.constantFrom({}, { ReturnValues: 'ALL_OLD' }, { ReturnValues: 'ALL_NEW' });
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(item, condition, returned).map(([Item, ...rest]): Call => ['PutItem', merged({ Item }, ...rest)]),
  item.map((Item): Call => ['PutItem', { Item }]),
  fc.tuple(key, update, returned).map(([Key, ...rest]): Call => ['UpdateItem', merged({ Key }, ...rest)]),
  fc.tuple(key, condition, returned).map(([Key, ...rest]): Call => ['DeleteItem', merged({ Key }, ...rest)]),
  key.map((Key): Call => ['GetItem', { Key, ConsistentRead: true }]),
  fc
    .tuple(
      fc.constantFrom('<=', '<', '=', '>', '>='),
      text,
      fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      fc.boolean(),
    )
    .map(
      ([comparison, at, Limit, ScanIndexForward]): Call => [
        'Query',
        {
          IndexName: 'due',
          KeyConditionExpression: `dueList = :list AND dueAt ${comparison} :at`,
          ExpressionAttributeValues: { ':list': { S: 'due' }, ':at': { S: at } },
          ScanIndexForward,
          ...(Limit !== undefined && { Limit }),
        },
      ],
    ),
  fc.constant<Call>(['Scan', { ConsistentRead: true }]),
  key.map((ExclusiveStartKey): Call => ['Scan', { ConsistentRead: true, ExclusiveStartKey, Limit: 1 }]),
  fc.constantFrom<Call>(
    ['GetItem', { TableName: 'other', Key: { pk: { S: 'p' } } }],
    ['GetItem', { Key: { pk: { N: '1' } } }],
    ['PutItem', { Item: { n: { N: '1' } } }],
    ['PutItem', { Item: { pk: { S: '' } } }],
    ['GetItem', {}],
  ),
);

function merged(...parts: object[]): object {
  return Object.assign({}, ...parts) as object;
}

describe('a table in memory', () => {
  it('answers any calls as dynalite does', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(call, { maxLength: 12 }), async (calls) => {
          const [ours, theirs] = await bothWays(calls);
          expect(ours).toEqual(theirs);
        })
        .beforeEach(() => Promise.all([dynalite.clear(), inMemory.clear()]).then(() => {})),
      { numRuns: 150 },
    );
  });

  it('has the same items when what calls changed is stored again without them', async () => {
    const all = async (): Promise<string[]> => {
      const { body } = await inMemory.perform('Scan', { TableName });
      const due = await inMemory.perform('Query', {
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'dueList = :list',
        ExpressionAttributeValues: { ':list': { S: 'due' } },
      });
      return [JSON.stringify(body), JSON.stringify(due.body)];
    };
    await fc.assert(
      fc
        .asyncProperty(fc.array(call, { maxLength: 12 }), async (calls) => {
          const changes: StoredChange[] = [];
          for (const [operation, parameters] of calls) {
            const answered = await inMemory.perform(operation, structuredClone({ TableName, ...parameters }));
            changes.push(...(answered.changes ?? []));
          }
          const items = await all();
          await inMemory.clear();
          inMemory.repeat(changes);
          expect(await all()).toEqual(items);
        })
        .beforeEach(() => inMemory.clear()),
      { numRuns: 100 },
    );
  });
});
