import { Readable } from 'node:stream';
import createServer from 'dynalite';
import type { RawRequest, RawResponse } from '../service.ts';

/** Sends a request to DynamoDB's stand-in, without a socket in between. */
export type Dynalite = (request: RawRequest) => Promise<RawResponse>;

/** An empty dynalite in memory, whose tables are there as soon as they are made. */
export function createDynalite(): Dynalite {
  const server = createServer({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return ({ method, headers, body }) =>
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
}

/** One operation with its answer, whatever it is. */
export function askDynalite(dynalite: Dynalite, operation: string, parameters: object): Promise<RawResponse> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=twin, SignedHeaders=host, Signature=twin',
  };
  const body = Buffer.from(JSON.stringify(parameters));
  return dynalite({ method: 'POST', path: '/', headers, body });
}

/** One operation with its result; throws on any error, which for the twin's own calls is a bug. */
export async function callDynalite(
  dynalite: Dynalite,
  operation: string,
  parameters: object,
): Promise<Record<string, unknown>> {
  const response = await askDynalite(dynalite, operation, parameters);
  if (response.status !== 200) throw new Error(`dynalite: ${operation}: ${response.body.toString()}`);
  return JSON.parse(response.body.toString()) as Record<string, unknown>;
}
