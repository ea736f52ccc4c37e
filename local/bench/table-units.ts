const KILOBYTE = 1024;

/** What calls of DynamoDB are billed by, on demand. */
export interface TableUnits {
  read: number;
  write: number;
}

/** Remembers how large each item is, and tells what a call of the table is billed. */
export interface TableScale {
  /** By the operation and its parameters as DynamoDB gets them. */
  weigh(operation: string, parameters: unknown): TableUnits;
  /** Bytes of the largest item so far, with its names. */
  largest(): number;
}

interface Parameters {
  Key?: unknown;
  Item?: Record<string, unknown>;
  ConsistentRead?: boolean;
  ExpressionAttributeValues?: unknown;
}

/**
 * A table without items. A write is a unit for each kilobyte of the item, before or after it, whichever is larger, and one more where the
 * sparse index of what is due gets another entry; a read is a unit for each four kilobytes, half of it where it need not
 * be consistent (DynamoDB developer guide, "Read/write capacity mode" and "Global secondary indexes"). A query reads keys only.
 */
export function createTableScale(): TableScale {
  const sizes = new Map<string, number>();
  const dueAt = new Map<string, string>();
  let largest = 0;

  const write = (key: string, bytes: number): number => {
    const units = Math.max(bytes, sizes.get(key) ?? 0) / KILOBYTE;
    sizes.set(key, bytes);
    largest = Math.max(largest, bytes);
    return Math.max(1, Math.ceil(units));
  };
  const indexed = (key: string, item: Record<string, unknown>): number => {
    const [before, now] = [dueAt.get(key) ?? '', JSON.stringify(item['dueAt'] ?? '')];
    dueAt.set(key, now);
    return before === now || (before === '' && now === '""') ? 0 : 1;
  };
  return {
    largest: () => largest,
    weigh(operation, parameters) {
      const { Key, Item = {}, ConsistentRead, ExpressionAttributeValues } = parameters as Parameters;
      const consistency = ConsistentRead ? 1 : 0.5;
      switch (operation) {
        case 'PutItem': {
          const key = keyOf(Item['pk']);
          return { read: 0, write: write(key, bytesOf(Item)) + indexed(key, Item) };
        }
        case 'UpdateItem': {
          const key = keyOf((Key as { pk?: unknown } | undefined)?.pk);
          return { read: 0, write: write(key, (sizes.get(key) ?? 0) + bytesOf(ExpressionAttributeValues)) };
        }
        case 'GetItem': {
          const bytes = sizes.get(keyOf((Key as { pk?: unknown } | undefined)?.pk)) ?? 0;
          return { read: unitsRead(bytes) * consistency, write: 0 };
        }
        case 'Scan': {
          const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
          return { read: unitsRead(bytes) * consistency, write: 0 };
        }
        case 'Query':
          return { read: consistency, write: 0 };
        default:
          return { read: 0, write: 0 };
      }
    },
  };
}

const keyOf = (pk: unknown): string => JSON.stringify(pk ?? '');
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');
const unitsRead = (bytes: number): number => Math.max(1, Math.ceil(bytes / (4 * KILOBYTE)));
