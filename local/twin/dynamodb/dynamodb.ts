import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type CallContext, type RawResponse, type RawService, ServiceError } from '../service.ts';
import { askDynalite, createDynalite } from './dynalite.ts';
import { checkCall, checkRequest } from './parameters.ts';
import { createTable, emptyTable, scanTable, type TableDescription } from './table.ts';

/** The twin's DynamoDB: the `dynalite` package in memory. It never deletes expired items by itself. */
export interface Dynamodb {
  service: RawService;
  /** The items of a table as plain values. */
  items(tableName: string): Promise<Record<string, unknown>[]>;
  /** Gives every table another id, as if each were replaced by one from a backup of this moment. */
  replaceTables(): void;
  /** Deletes every item of every table, which are as they were made. */
  reset(): Promise<void>;
}

/** DynamoDB of one account with these tables; callers of other accounts are denied. */
export async function createDynamodb(options: {
  account: string;
  tables: readonly TableDescription[];
}): Promise<Dynamodb> {
  const { account, tables } = options;
  const dynalite = createDynalite();
  for (const table of tables) await createTable(dynalite, table);
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
        const answered = await askDynalite(dynalite, operation, parameters);
        const response = replaced === 0 ? answered : withOtherId(answered, replaced);
        if (response.status !== 200) return response;
        return { status: 200, result: JSON.parse(response.body.toString()) as unknown };
      },
      async forward(request, context) {
        checkCaller(context);
        checkRequest(request);
        const response = await dynalite(request);
        return replaced === 0 ? response : withOtherId(response, replaced);
      },
    },
    async items(tableName) {
      const items = await scanTable(dynalite, tableName);
      return items.map((item) => unmarshall(item as Parameters<typeof unmarshall>[0]));
    },
    replaceTables() {
      replaced += 1;
    },
    async reset() {
      replaced = 0;
      for (const table of tables) await emptyTable(dynalite, table);
    },
  };
}

/** The same answer of DescribeTable for a table that has taken the place of another; any other answer as it is. */
function withOtherId(response: RawResponse, replaced: number): RawResponse {
  const end = replaced.toString(16).padStart(4, '0');
  const body = response.body.toString().replace(/(?<="TableId":"[^"]+)....(?=")/, end);
  const { 'x-amz-crc32': _ofTheOther, ...headers } = response.headers ?? {};
  return { ...response, headers, body };
}
