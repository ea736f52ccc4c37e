import { Readable } from 'node:stream';
import createServer from 'dynalite';
import type { RawRequest } from '../service.ts';
import { createTable, emptyTable, type TableDescription } from './table.ts';
import type { Tables } from './tables.ts';

/** These tables in the `dynalite` package, whose requests it gets without a socket in between. */
export async function createDynalite(tables: readonly TableDescription[]): Promise<Tables> {
  const server = createServer({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const forward: Tables['forward'] = ({ method, headers, body }) =>
    new Promise((resolve) => {
      const incoming = Object.assign(Readable.from([body]), { method, headers, url: '/' });
      const answered: Record<string, string> = {};
      const outgoing = {
        statusCode: 200,
        setHeader(name: string, value: unknown) {
          answered[name.toLowerCase()] = String(value);
        },
        end(content: Buffer | string = '') {
          resolve({ status: outgoing.statusCode, headers: answered, body: content });
        },
      };
      // The server never listens; its request handler is all that is used.
      server.emit('request', incoming, outgoing);
    });
  const perform: Tables['perform'] = async (operation, parameters) => {
    const { status, body } = await forward(requestOf(operation, parameters));
    return { status, body: JSON.parse(body.toString()) as object };
  };
  for (const table of tables) await createTable(perform, table);
  return {
    perform,
    forward,
    repeat: refuse,
    stored: refuse,
    async clear() {
      for (const table of tables) await emptyTable(perform, table);
    },
  };
}

function refuse(): never {
  throw new Error('dynalite itself can only perform operations');
}

function requestOf(operation: string, parameters: object): RawRequest {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=twin, SignedHeaders=host, Signature=twin',
  };
  return { method: 'POST', path: '/', headers, body: Buffer.from(JSON.stringify(parameters)) };
}
