import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type RawService, ServiceError } from '../service.ts';
import { createDynalite } from './dynalite.ts';
import { checkRequest } from './parameters.ts';
import { createTable, emptyTable, scanTable, type TableDescription } from './table.ts';

/** The twin's DynamoDB: the `dynalite` package in memory. It never deletes expired items by itself. */
export interface Dynamodb {
  service: RawService;
  /** The items of a table as plain values. */
  items(tableName: string): Promise<Record<string, unknown>[]>;
  /** Deletes every item of every table. */
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
  return {
    service: {
      async forward(request, { principal }) {
        if (principal.account !== account) {
          throw new ServiceError('AccessDeniedException', `Not a principal of the account ${account}`, 400);
        }
        checkRequest(request);
        return dynalite(request);
      },
    },
    async items(tableName) {
      const items = await scanTable(dynalite, tableName);
      return items.map((item) => unmarshall(item as Parameters<typeof unmarshall>[0]));
    },
    async reset() {
      for (const table of tables) await emptyTable(dynalite, table);
    },
  };
}
