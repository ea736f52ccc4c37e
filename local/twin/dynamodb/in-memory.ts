import { createRequire } from 'node:module';
import { checkTypes, checkValidations } from 'dynalite/validations/index.js';
import { createDynalite } from './dynalite.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { describeTable, type TableDescription } from './table.ts';
import type { Answered, Perform, Tables } from './tables.ts';
import { isWellTyped } from './well-typed.ts';

interface Operation {
  types: object;
  custom: unknown;
  act(
    store: MemoryStore,
    parameters: object,
    done: (error: Failure | null | undefined, result?: object) => void,
  ): void;
}

/** What dynalite throws or calls back with; without a status it is a bug. */
type Failure = Error & { statusCode?: number; body?: object };

/**
 * These tables in maps: dynalite's operations, without its HTTP and its database. Dynalite itself makes the tables and so
 * describes them.
 */
export async function createInMemory(tables: readonly TableDescription[]): Promise<Tables> {
  const maker = await createDynalite(tables);
  const described = await Promise.all(tables.map(({ TableName }) => describeTable(maker.perform, TableName)));
  const store = createMemoryStore(
    described.map((table, index) => ({ ...table, TableId: idOf(index) })) as unknown as TableDescription[],
  );
  const perform: Tables['perform'] = (operation, parameters) => performIn(store, operation, parameters);
  return {
    perform,
    async forward({ headers, body }) {
      const operation = headers['x-amz-target']?.split('.').at(-1) ?? '';
      const answered = await performText(perform, operation, body.toString('utf8'));
      return {
        status: answered.status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: JSON.stringify(answered.body),
      };
    },
    repeat: store.repeat,
    stored: store.stored,
    clear: async () => store.clear(),
  };
}

/** The same in every run: the product pauses where a table has another one, and plays are recorded. */
function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

async function performText(perform: Perform, operation: string, text: string): Promise<Answered> {
  let parameters: object;
  try {
    parameters = JSON.parse(text) as object;
  } catch {
    return { status: 400, body: { __type: 'com.amazon.coral.service#SerializationException' } };
  }
  return perform(operation, parameters);
}

function performIn(store: MemoryStore, name: string, parameters: object): Promise<Answered> {
  const { types, custom, act } = operationOf(name);
  return new Promise((resolve, reject) => {
    const fail = (error: Failure): void => {
      if (error.statusCode === undefined) reject(error);
      else resolve({ status: error.statusCode, body: error.body ?? {} });
    };
    try {
      const checked = isWellTyped(parameters) ? { ...parameters } : checkTypes({ ...parameters }, types);
      checkValidations(checked, types, custom, store);
      act(store, checked, (error, result = {}) =>
        error ? fail(error) : resolve({ status: 200, body: result, changes: store.takeChanges() }),
      );
    } catch (error) {
      fail(error as Failure);
    }
  });
}

const require = createRequire(import.meta.url);
const operations = new Map<string, Operation>();

/** One of dynalite's operations, by the name that DynamoDB has for it. */
function operationOf(name: string): Operation {
  const known = operations.get(name);
  if (known !== undefined) return known;
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.js`;
  const { types, custom } = require(`dynalite/validations/${file}`) as Operation;
  const act = require(`dynalite/actions/${file}`) as Operation['act'];
  const operation = { types, custom, act };
  operations.set(name, operation);
  return operation;
}
