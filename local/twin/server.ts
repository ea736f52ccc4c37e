import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../engine/clock.ts';
import { createCredentials } from './credentials.ts';
import {
  type AnsweredBefore,
  answerDirectly,
  type DirectCall,
  type DirectReply,
  repeatDirectly,
} from './direct.ts';
import { answer } from './dispatch.ts';
import { createEnvironments, type EndEnvironment } from './environments.ts';
import { ConnectionReset, NoReply } from './fault-errors.ts';
import { createFaults, type Faults } from './faults.ts';
import { createIamService } from './iam/iam.ts';
import { createInterludes, type Interludes } from './interludes.ts';
import type { WireResponse } from './protocol/protocol.ts';
import type { Rates } from './rates.ts';
import type { Principal, RawService, Service } from './service.ts';
import type { AnsweredCall, Authorize, Served, Session, UnknownCall } from './session.ts';
import { createStsService } from './sts/sts.ts';
import type { World } from './world.ts';

/** What one scenario is played on. IAM and STS are served from the world; the other services are given. */
export interface TwinOptions {
  clock: Clock;
  world: World;
  services: Service[];
  dynamodb?: RawService;
  /** The permission engine; without one everything is allowed. */
  authorize?: Authorize;
  /** How often each API may be called; as often as one likes where there are none. */
  rates?: Rates;
  /** Told of every call when it has been answered. */
  onCall?: (call: AnsweredCall) => void;
  endEnvironment?: EndEnvironment;
}

/** A request; names of headers are in lower case. */
interface Received {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** The AWS APIs on loopback, as the unmodified SDK calls them. */
export interface Twin {
  /** The endpoint of a service, for its `AWS_ENDPOINT_URL_<SERVICE>`. Prefixes: iam, sts, dynamodb and those given. */
  url(prefix: string): string;
  /** Answers a call without HTTP, as a request of it, and tells how. Throws ConnectionReset where a socket would be reset. */
  call(call: DirectCall, onAnswer?: (answered: AnsweredCall) => void): Promise<DirectReply>;
  /** Makes a call once more as it was answered before, without its operation. Throws what its caller would get. */
  repeat(call: DirectCall, before: AnsweredBefore): Promise<void>;
  registerCredentials(accessKeyId: string, principal: Principal): void;
  readonly faults: Faults;
  /** What happens between two calls. */
  readonly interludes: Pick<Interludes, 'add' | 'waiting' | 'left'>;
  /** HTTP requests so far by `<service>:<Operation>`; the SDK's own retries count. */
  readonly calls: ReadonlyMap<string, number>;
  /** How many those are, of all APIs. */
  readonly callCount: number;
  /** What the twin could not answer truthfully; a run with any has failed. */
  readonly refusals: readonly UnknownCall[];
  /** Whether IAM shows changes only after some reads, which then are no reads without a trace. */
  readonly isLagging: boolean;
  /** Whether `look` is under way. */
  readonly isLooking: boolean;
  /** Does something whose calls leave no trace: they are not counted, meet no fault, and nobody is told of them. */
  look<Result>(doing: () => Promise<Result>): Promise<Result>;
  /** Starts afresh with another world: no credentials, faults, calls or refusals remain; the URLs stay. */
  reset(options: TwinOptions): void;
  close(): Promise<void>;
}

/** Starts the twin on a free port of 127.0.0.1. */
export async function createTwin(options: TwinOptions): Promise<Twin> {
  let session = createSession(options);
  let isLagging = options.world.readLagReads > 0;
  const server = createServer((request, response) => void respond(session, request, response));
  // On a slow computer it would close a connection that a client is just about to use again, which the SDK repeats.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: (prefix) => `${origin}/${prefix}`,
    call: (call, onAnswer) => replyTo(onAnswer === undefined ? session : heard(session, onAnswer), call),
    async repeat(call, before) {
      const served = session.served.get(call.prefix);
      if (served !== undefined) await repeatDirectly(session, served, call, before);
    },
    registerCredentials: (accessKeyId, principal) => session.credentials.register(accessKeyId, principal),
    get faults() {
      return session.faults;
    },
    get interludes() {
      return session.interludes;
    },
    get calls() {
      return session.calls;
    },
    get callCount() {
      return session.answered.total;
    },
    get refusals() {
      return session.refusals;
    },
    get isLagging() {
      return isLagging;
    },
    get isLooking() {
      return session.isLooking;
    },
    async look(doing) {
      session.isLooking = true;
      try {
        return await doing();
      } finally {
        session.isLooking = false;
      }
    },
    reset(next) {
      session = createSession(next);
      isLagging = next.world.readLagReads > 0;
    },
    close: () => close(server),
  };
}

function createSession(options: TwinOptions): Session {
  const { clock, world, services, dynamodb, authorize, onCall = () => {} } = options;
  const { endEnvironment = async () => {} } = options;
  const credentials = createCredentials();
  const all = [createIamService(world), createStsService(world, credentials), ...services];
  const served = new Map<string, Served>(all.map((service) => [service.prefix, { service }]));
  if (dynamodb !== undefined) served.set('dynamodb', { service: DYNAMODB, raw: dynamodb });
  return {
    clock,
    served,
    credentials,
    faults: createFaults(),
    rates: options.rates,
    environments: createEnvironments(endEnvironment),
    calls: new Map(),
    answered: { total: 0 },
    refusals: [],
    authorize: authorize ?? (() => ({ allowed: true })),
    onCall,
    interludes: createInterludes(),
    isLooking: false,
  };
}

const DYNAMODB: Served['service'] = {
  name: 'dynamodb',
  prefix: 'dynamodb',
  protocol: 'aws-json-1.0',
  operations: {},
};

async function respond(session: Session, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    send(outgoing, await answerTo(session, await read(incoming)));
  } catch (error) {
    if (error instanceof NoReply) return;
    if (!(error instanceof ConnectionReset)) noteFailure(session, incoming.url ?? '', error);
    incoming.socket.resetAndDestroy();
  }
}

function noteFailure(session: Session, operation: string, error: unknown): void {
  session.refusals.push({ service: '', operation, reason: String(error) });
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

/** As `answerTo`, of a call that comes as values. */
async function replyTo(session: Session, call: DirectCall): Promise<DirectReply> {
  const { prefix, operation } = call;
  return withoutFailure(session, operation, async () => {
    const served = session.served.get(prefix);
    if (served !== undefined) return answerDirectly(session, served, call);
    const { status: statusCode, headers, body } = noService(session, prefix, operation);
    return { statusCode, headers, body: Buffer.from(body) };
  });
}

/** The same session, whose calls are told to one more listener. */
function heard(session: Session, onAnswer: (answered: AnsweredCall) => void): Session {
  const onCall: Session['onCall'] = (call) => {
    session.onCall(call);
    onAnswer(call);
  };
  return Object.assign(Object.create(session) as Session, { onCall });
}

async function withoutFailure<Reply>(
  session: Session,
  what: string,
  answering: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await answering();
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    noteFailure(session, what, error);
    throw new ConnectionReset(String(error));
  }
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

function noService(session: Session, prefix: string, operation: string): WireResponse & { body: string } {
  const reason = `the twin serves nothing under /${prefix}`;
  session.refusals.push({ service: prefix, operation, reason });
  const body = JSON.stringify({ __type: 'TwinDoesNotKnow', message: reason });
  return { status: 501, headers: { 'x-amzn-errortype': 'TwinDoesNotKnow' }, body };
}

function send(outgoing: ServerResponse, { status, headers, body }: WireResponse): void {
  outgoing.writeHead(status, headers).end(body);
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
