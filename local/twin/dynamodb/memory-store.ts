import { Stream } from 'node:stream';
import type { StoredChange, StoredItem } from './stored.ts';
import type { TableDescription } from './table.ts';

type Item = StoredItem;
type Done<Value = void> = (error: Error | null | undefined, value?: Value) => void;

/** Items by their key, as dynalite's operations read and write them; each is done at once. */
export interface MemoryItems {
  get(key: string, done: Done<Item>): void;
  put(key: string, item: Item, done: Done): void;
  del(key: string, done: Done): void;
  all(): Item[];
  /** Nothing else runs between reading and writing here. */
  lock(key: string, locked: (release: <Callback>(done: Callback) => Callback) => void): void;
  createValueStream(range: Range): Stream;
  clear(): void;
}

/** Keys between these, in their order; `limit` -1: all of them. */
interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
  limit: number;
}

/** In place of dynalite's own store: the same tables in maps, without encoding what goes in and out. */
export interface MemoryStore {
  options: { maxItemSize: number };
  getTable(name: string, checkOrDone: boolean | Done<object>, done?: Done<object>): void;
  getItemDb(table: string): MemoryItems;
  getIndexDb(kind: string, table: string, index: string): MemoryItems;
  clear(): void;
  /** The items of a table, in no order; they are not to be changed. */
  stored(table: string): StoredItem[];
  /** Every change since this was read last, in order. */
  takeChanges(): StoredChange[];
  /** Makes changes once more. */
  repeat(changes: readonly StoredChange[]): void;
}

/** DynamoDB developer guide, "Quotas": an item with its names. */
const LARGEST_ITEM = 400 * 1024;

/** A store that has these tables, described as DescribeTable does, and no items. */
export function createMemoryStore(tables: readonly (TableDescription & object)[]): MemoryStore {
  const items = new Map<string, MemoryItems>();
  let changes: StoredChange[] = [];
  const itemsOf = (map: string): MemoryItems => {
    const known = items.get(map) ?? createItems((key, item) => changes.push({ map, key, item }));
    items.set(map, known);
    return known;
  };
  return {
    options: { maxItemSize: LARGEST_ITEM },
    getTable(name, checkOrDone, done) {
      const table = tables.find(({ TableName }) => TableName === name);
      const found = typeof checkOrDone === 'function' ? checkOrDone : done;
      if (table === undefined) found?.(noTable(name, checkOrDone === false));
      else found?.(null, table);
    },
    getItemDb: (table) => itemsOf(`item ${table}`),
    getIndexDb: (kind, table, index) => itemsOf(`${kind.toLowerCase()} ${table} ${index}`),
    clear() {
      for (const one of items.values()) one.clear();
      changes = [];
    },
    stored: (table) => itemsOf(`item ${table}`).all(),
    takeChanges() {
      const taken = changes;
      changes = [];
      return taken;
    },
    repeat(again) {
      for (const { map, key, item } of again) {
        if (item === undefined) itemsOf(map).del(key, () => {});
        else itemsOf(map).put(key, item, () => {});
      }
      changes = [];
    },
  };
}

function createItems(onChange: (key: string, item: Item | undefined) => void): MemoryItems {
  const byKey = new Map<string, Item>();
  return {
    get(key, done) {
      const item = byKey.get(key);
      if (item === undefined) done(Object.assign(new Error('NotFoundError'), { name: 'NotFoundError' }));
      else done(null, item);
    },
    put(key, item, done) {
      byKey.set(key, item);
      onChange(key, item);
      done(null);
    },
    del(key, done) {
      byKey.delete(key);
      onChange(key, undefined);
      done(null);
    },
    all: () => [...byKey.values()],
    lock: (_key, locked) => locked((done) => done),
    createValueStream(range) {
      const keys = [...byKey.keys()].filter((key) => isWithin(key, range)).sort();
      if (range.reverse) keys.reverse();
      return streamOf((range.limit < 0 ? keys : keys.slice(0, range.limit)).map((key) => byKey.get(key)));
    },
    clear: () => byKey.clear(),
  };
}

function isWithin(key: string, { gt, gte, lt, lte }: Range): boolean {
  if (gt !== undefined && !(key > gt)) return false;
  if (gte !== undefined && !(key >= gte)) return false;
  return (lt === undefined || key < lt) && (lte === undefined || key <= lte);
}

/** Who reads it listens only after it was made. */
function streamOf(values: readonly unknown[]): Stream {
  const stream = new Stream();
  queueMicrotask(() => {
    for (const value of values) stream.emit('data', value);
    stream.emit('end');
  });
  return stream;
}

function noTable(name: string, isNamed: boolean): Error {
  const message = `Requested resource not found${isNamed ? `: Table: ${name} not found` : ''}`;
  const body = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message };
  return Object.assign(new Error(message), { statusCode: 400, body });
}
