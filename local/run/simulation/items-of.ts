import type { Dynamodb } from '../../twin/dynamodb/dynamodb.ts';

type Items = Record<string, unknown>[];

/** The items of the table of cases, by what they are of; each in no order. */
export interface ItemsByKind {
  /** Of users, and an operator's pause. */
  cases: Items;
  messages: Items;
  daysOfActs: Items;
}

/** The item of functions/aws/deliver-lease.ts. */
const LEASE = 'control#deliver';

/** By their keys, as functions/aws/{message,acts}-table.ts make them; the deliverer's lease is left out. */
export async function itemsByKind(dynamodb: Dynamodb, tableName: string): Promise<ItemsByKind> {
  const found: ItemsByKind = { cases: [], messages: [], daysOfActs: [] };
  for (const item of await dynamodb.items(tableName)) {
    const key = String(item['pk']);
    if (key.startsWith('message#')) found.messages.push(item);
    else if (key.startsWith('acts#')) found.daysOfActs.push(item);
    else if (key !== LEASE) found.cases.push(item);
  }
  return found;
}
