import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { caseKey, userIdOfKey } from '../domain/case/case-id.ts';
import { type CaseRecord, caseRecordSchema } from '../domain/case/case-record.ts';
import { leftOffOf } from '../domain/case/outcome.ts';
import { dueAtOf, waitsToBeHeard } from '../domain/due/due-at.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import type { CaseTable } from '../ports.ts';
import { calling } from './call.ts';
import { sleep } from './sleep.ts';
import { dynamodb, type Item, readItem, type TableOptions, unchangedSince } from './table-items.ts';

/** Milliseconds. The eight attempts of a change wait 3.6 s at most, which the case page has. */
const FIRST_WAIT = 50;
const LONGEST_WAIT = 1000;

interface CaseTableOptions extends TableOptions {
  /** Waits so many milliseconds. */
  delay?: (milliseconds: number) => Promise<void>;
  /** From 0 to below 1. */
  random?: () => number;
}

/**
 * The table `cases`: one item per user, key `pk`. Beside the record an item holds `writeId`, the mark of its last
 * write, `dueAt` while something is due, and, once its case is closed, the time-to-live attribute `expiresAt`. An item that does not fit the schema
 * throws PermanentServiceError naming the fields.
 */
export function caseTable(options: CaseTableOptions): CaseTable {
  const { tableName: TableName, client = dynamodb() } = options;
  const { delay = sleep, random = Math.random } = options;

  async function getItem(userId: string): Promise<Item | undefined> {
    const Key = marshall({ pk: caseKey(userId) });
    const command = new GetItemCommand({ TableName, Key, ConsistentRead: true });
    const { Item } = await calling(`Read the case of ${userId} (GetItem)`, () => client().send(command));
    return Item;
  }

  return {
    async get(userId) {
      const item = await getItem(userId);
      return item && readItem(item, caseRecordSchema);
    },
    async put(record) {
      const writeId = randomUUID();
      const command = new PutItemCommand({
        TableName,
        Item: itemOf(record, writeId),
        ...unchangedSince(record.revision),
      });
      const written = await calling(
        `Write the case ${record.caseId} (PutItem)`,
        () =>
          client()
            .send(command)
            .then(() => true),
        { ConditionalCheckFailed: () => false },
      );
      // The SDK repeats a call whose answer was lost; the repetition then meets this very write.
      return written || (await getItem(record.userId))?.['writeId']?.S === writeId;
    },
    backOff: (attempt) => delay(random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1))),
    all: () => scan(client(), TableName),
    dueAt: (at) => queryDue(client(), TableName, at),
  };
}

function itemOf(record: CaseRecord, writeId: string): Item {
  const item = { ...record, pk: caseKey(record.userId), revision: record.revision + 1, writeId };
  const dueAt = dueAtOf(record);
  const dueList = waitsToBeHeard(record) ? HEARD_FIRST : OTHERS;
  const index = dueAt !== undefined && { dueList, dueAt: new Date(dueAt).toISOString() };
  return marshall({ ...item, ...index, expiresAt: expiresAt(record) }, { removeUndefinedValues: true });
}

/** The index of what is due, in the order of its time. Items with nothing due are not in it. */
export const DUE_INDEX = 'due';
/** Its partitions: where a wish, an answer or a start waits for an execution, however much there is to tell; and the others. */
const HEARD_FIRST = 'heard-first';
const OTHERS = 'due';
/** As many as one run of `deliver` can look after; the next one is a minute away. */
const DUE_AT_ONCE = 1000;

async function queryDue(client: DynamoDBClient, TableName: string, at: string): Promise<string[]> {
  const lists = await Promise.all(
    [HEARD_FIRST, OTHERS].map((list) => queryList(client, TableName, { list, at })),
  );
  return lists.flat().slice(0, DUE_AT_ONCE);
}

async function queryList(
  client: DynamoDBClient,
  TableName: string,
  { list, at }: { list: string; at: string },
): Promise<string[]> {
  const command = new QueryCommand({
    TableName,
    IndexName: DUE_INDEX,
    KeyConditionExpression: 'dueList = :list AND dueAt <= :at',
    ExpressionAttributeValues: marshall({ ':list': list, ':at': new Date(at).toISOString() }),
    Limit: DUE_AT_ONCE,
  });
  const { Items = [] } = await calling('Read what is due (Query)', () => client.send(command));
  return Items.flatMap(({ pk }) => userIdOfKey(pk?.S ?? '') ?? []);
}

const KEPT_SECONDS = 400 * 86_400;

/** Epoch seconds. An exemption that outlasts its case must be found by the sweep when it ends, and what is off given back. */
function expiresAt(record: CaseRecord): number | undefined {
  const { status, closedAt } = record;
  if (status !== 'closed' || closedAt === undefined || leftOffOf(record).length > 0) return undefined;
  if (isExempt(record, closedAt)) return undefined;
  return Math.floor(Date.parse(closedAt) / 1000) + KEPT_SECONDS;
}

/** One unreadable item does not hide the others: it is thrown after the last. */
async function* scan(client: DynamoDBClient, TableName: string): AsyncGenerator<CaseRecord> {
  const problems: string[] = [];
  for await (const item of scanItems(client, TableName)) {
    if (!item['pk']?.S?.startsWith(caseKey(''))) continue;
    const parsed = caseRecordSchema.safeParse(unmarshall(item));
    if (parsed.success) yield parsed.data;
    else problems.push(`The item ${item['pk'].S} cannot be read: ${issuesOf(parsed.error)}`);
  }
  if (problems.length > 0) throw new PermanentServiceError(problems.join('. '));
}

async function* scanItems(client: DynamoDBClient, TableName: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const command = new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey });
    const page = await calling('Read all cases (Scan)', () => client.send(command));
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
