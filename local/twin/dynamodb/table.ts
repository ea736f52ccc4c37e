import { type Perform, resultOf } from './tables.ts';

interface KeyAttribute {
  AttributeName: string;
  KeyType: string;
}

interface Index {
  IndexName: string;
  KeySchema: readonly KeyAttribute[];
  Projection: object;
}

/** A table as CloudFormation describes it; what has no meaning for the stand-in is ignored. */
export interface TableDescription {
  TableName: string;
  KeySchema: readonly KeyAttribute[];
  AttributeDefinitions: readonly { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: readonly Index[] | undefined;
  LocalSecondaryIndexes?: readonly Index[] | undefined;
}

type Item = Record<string, unknown>;

/** Makes the table and waits until it can be used. */
export async function createTable(perform: Perform, table: TableDescription): Promise<void> {
  const { TableName, KeySchema, AttributeDefinitions } = table;
  const GlobalSecondaryIndexes = table.GlobalSecondaryIndexes?.map(indexOf);
  const LocalSecondaryIndexes = table.LocalSecondaryIndexes?.map(indexOf);
  await resultOf(perform, 'CreateTable', {
    TableName,
    KeySchema,
    AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
  });
  while (!(await isActive(perform, TableName))) await new Promise((resolve) => setTimeout(resolve, 1));
}

function indexOf({ IndexName, KeySchema, Projection }: Index): Index {
  return { IndexName, KeySchema, Projection };
}

async function isActive(perform: Perform, TableName: string): Promise<boolean> {
  const { TableStatus } = await describeTable(perform, TableName);
  return TableStatus === 'ACTIVE';
}

/** What DynamoDB says of a table. */
export async function describeTable(perform: Perform, TableName: string): Promise<Item> {
  const { Table } = await resultOf(perform, 'DescribeTable', { TableName });
  return Table as Item;
}

/** Every item of a table, as DynamoDB writes attribute values. */
export async function scanTable(perform: Perform, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = await resultOf(perform, 'Scan', { TableName, ExclusiveStartKey });
    items.push(...(page['Items'] as Item[]));
    ExclusiveStartKey = page['LastEvaluatedKey'];
  } while (ExclusiveStartKey !== undefined);
  return items;
}

/** Deletes every item of a table. */
export async function emptyTable(
  perform: Perform,
  { TableName, KeySchema }: TableDescription,
): Promise<void> {
  const keys = KeySchema.map(({ AttributeName }) => AttributeName);
  for (const item of await scanTable(perform, TableName)) {
    const Key = Object.fromEntries(keys.map((key) => [key, item[key]]));
    await resultOf(perform, 'DeleteItem', { TableName, Key });
  }
}
