import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dated } from './dated.ts';
import { answer } from './dispatch.ts';
import { ConnectionReset, NoReply } from './fault-errors.ts';
import type { WireResponse } from './protocol/protocol.ts';
import type { Session } from './session.ts';
import { noService, noteFailure, withoutFailure } from './without-failure.ts';

/** A request; names of headers are in lower case. */
interface Received {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Serves the session of each moment over HTTP. */
export interface HttpServer {
  origin: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function listen(session: () => Session): Promise<HttpServer> {
  const server = createServer((request, response) => void respond(session(), request, response));
  // On a slow computer it would close a connection that a client is just about to use again, which the SDK repeats.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function respond(session: Session, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { status, headers, body } = await answerTo(session, await read(incoming));
    // With errors the SDK would take the time of the world for that of a clock that is right, and try again.
    outgoing.sendDate = false;
    outgoing.writeHead(status, status < 400 ? dated(headers, session) : headers).end(body);
  } catch (error) {
    if (error instanceof NoReply && !(await hasGivenUp(session, error))) return;
    if (!(error instanceof ConnectionReset)) noteFailure(session, incoming.url ?? '', error);
    incoming.socket.resetAndDestroy();
  }
}

/** How long a caller waits: the shortest time-out of a client (functions/aws/call.ts). */
const PATIENCE_MS = 5000;

/**
 * Lets whoever waits for an answer wait in virtual time; then it finds the connection closed, as its own time-out runs in real
 * time. False where the caller is no function: its client gives up by itself.
 */
async function hasGivenUp(session: Session, { environmentId }: NoReply): Promise<boolean> {
  if (environmentId === undefined || session.pauseEnvironment === undefined) return false;
  await session.pauseEnvironment(environmentId, PATIENCE_MS);
  return true;
}

/** Throws ConnectionReset where a fault drops the connection, and where the twin itself fails. */
async function answerTo(
  session: Session,
  { method, target, headers, body }: Received,
): Promise<WireResponse> {
  return withoutFailure(session, target, async () => {
    const [path = '', query] = target.split('?');
    const [, prefix = '', ...rest] = path.split('/');
    const request = { method, path: `/${rest.join('/')}`, query: new URLSearchParams(query), headers, body };
    const served = session.served.get(prefix);
    return served === undefined
      ? noService(session, prefix, `${method} ${request.path}`)
      : await answer(session, served, request);
  });
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : (value ?? ''),
  ]);
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
