/** An item as DynamoDB has it, each value with its type. */
export type StoredItem = Record<string, unknown>;

/** What became of one key of a table or an index that is kept in a map: its new item, none where it was deleted. */
export interface StoredChange {
  map: string;
  key: string;
  item: StoredItem | undefined;
}
