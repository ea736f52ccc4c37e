import { createSession, heard, type TwinOptions } from './create-session.ts';
import {
  type AnsweredBefore,
  answerDirectly,
  type DirectCall,
  type DirectReply,
  repeatDirectly,
} from './direct.ts';
import type { Faults } from './faults.ts';
import { listen } from './http.ts';
import type { Interludes } from './interludes.ts';
import type { Principal } from './service.ts';
import type { AnsweredCall, Session, UnknownCall } from './session.ts';
import { noService, withoutFailure } from './without-failure.ts';

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
  const { origin, close } = await listen(() => session);
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
      return session.isLagging;
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
    },
    close,
  };
}

/** The answer to a call that comes as values. Throws ConnectionReset as a socket would be reset. */
async function replyTo(session: Session, call: DirectCall): Promise<DirectReply> {
  const { prefix, operation } = call;
  return withoutFailure(session, operation, async () => {
    const served = session.served.get(prefix);
    if (served !== undefined) return answerDirectly(session, served, call);
    const { status: statusCode, headers, body } = noService(session, prefix, operation);
    return { statusCode, headers, body: Buffer.from(body) };
  });
}
