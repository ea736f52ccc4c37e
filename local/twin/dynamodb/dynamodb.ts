import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type CallContext, type RawResponse, type RawService, ServiceError } from '../service.ts';
import { createDynalite } from './dynalite.ts';
import { createInMemory } from './in-memory.ts';
import { checkCall, checkRequest } from './parameters.ts';
import type { StoredItem } from './stored.ts';
import { scanTable, type TableDescription } from './table.ts';

/** The twin's DynamoDB: the `dynalite` package in memory. It never deletes expired items by itself. */
export interface Dynamodb {
  service: RawService;
  /** The items of a table as plain values. */
  items(tableName: string): Promise<Record<string, unknown>[]>;
  /** The items of a table as they are stored, in no order; only where the tables are in maps. */
  stored(tableName: string): readonly StoredItem[];
  /** Gives every table another id, as if each were replaced by one from a backup of this moment. */
  replaceTables(): void;
  /** Deletes every item of every table, which are as they were made. */
  reset(): Promise<void>;
}

interface DynamodbOptions {
  account: string;
  tables: readonly TableDescription[];
  /** Only dynalite's operations, on maps, in place of its HTTP and its database: the same answers, sooner. */
  isInMemory?: boolean | undefined;
}

/** DynamoDB of one account with these tables; callers of other accounts are denied. */
export async function createDynamodb({ account, tables, isInMemory }: DynamodbOptions): Promise<Dynamodb> {
  const all = isInMemory ? await createInMemory(tables) : await createDynalite(tables);
  let replaced = 0;
  const checkCaller = ({ principal }: CallContext): void => {
    if (principal.account === account) return;
    throw new ServiceError('AccessDeniedException', `Not a principal of the account ${account}`, 400);
  };
  return {
    service: {
      async perform({ operation, parameters }, context) {
        checkCaller(context);
        checkCall(operation, parameters);
        const { status, body, changes } = await all.perform(operation, parameters);
        const result = operation === 'DescribeTable' && replaced > 0 ? ofOther(body, replaced) : body;
        if (status === 200) return { status, result, changes };
        return { status, headers: {}, body: JSON.stringify(result) };
      },
      async forward(request, context) {
        checkCaller(context);
        checkRequest(request);
        const response = await all.forward(request);
        return replaced === 0 ? response : withOtherId(response, replaced);
      },
      repeat: all.repeat,
    },
    async items(tableName) {
      const items = await scanTable(all.perform, tableName);
      return items.map((item) => unmarshall(item as Parameters<typeof unmarshall>[0]));
    },
    stored: all.stored,
    replaceTables() {
      replaced += 1;
    },
    async reset() {
      replaced = 0;
      await all.clear();
    },
  };
}

/** The same answer of DescribeTable for a table that has taken the place of another. */
function ofOther(body: object, replaced: number): object {
  return JSON.parse(withIdIn(JSON.stringify(body), replaced)) as object;
}

/** The same response of DescribeTable for a table that has taken the place of another; any other as it is. */
function withOtherId(response: RawResponse, replaced: number): RawResponse {
  const { 'x-amz-crc32': _ofTheOther, ...headers } = response.headers;
  return { ...response, headers, body: withIdIn(response.body.toString(), replaced) };
}

function withIdIn(text: string, replaced: number): string {
  const end = replaced.toString(16).padStart(4, '0');
  return text.replace(/(?<="TableId":"[^"]+)....(?=")/, end);
}
