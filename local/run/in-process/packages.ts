import { devNull } from 'node:os';
import type { DirectCall, DirectReply } from '../../twin/direct.ts';
import { ConnectionReset, NoReply } from '../../twin/fault-errors.ts';
import type { Twin } from '../../twin/server.ts';
import { type SdkClient, speakDirectly } from './direct/client.ts';
import { type Exports, moduleOf } from './module.ts';
import { createScope } from './scope.ts';
import { createTimers } from './timers.ts';

/** Who uses the packages: one execution environment. */
export interface User {
  env: Record<string, string>;
  twin: Pick<Twin, 'call'>;
  isAlive(): boolean;
  /** Counts its invocations. */
  invocation(): number;
  onText(text: string): void;
  onPause(ms: number): Promise<void>;
}

/** What functions import from packages, started once for all of them. */
export interface Packages {
  /** The packages by their names, but those of the SDK's clients. */
  plain: Exports;
  /** The packages by their names, whose SDK clients take Region, credentials and transport from this user. */
  of(user: User): Exports;
}

type Namespaces = Record<string, Exports>;
type Client = new (config?: object) => SdkClient;

/** The packages of a build. */
export function startPackages(code: string): Packages {
  /** For whom the code of the packages runs: whoever got an answer last, until the next one gets one. */
  let current: User | undefined;
  const timers = createTimers(async (ms) => {
    const user = current;
    if (user === undefined) throw new Error('a package pauses, and it is not known for whom');
    await user.onPause(ms);
    if (!user.isAlive()) await new Promise<never>(() => {});
    current = user;
  });
  const scope = createScope({
    env: {
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    timers,
    onText: (text) => current?.onText(text),
    onExit: () => {
      throw new Error('a package ends the process');
    },
  });
  const all = moduleOf(code, 'packages.cjs').start(scope, {}) as Namespaces;
  const become = (user: User): void => {
    current = user;
  };
  const plain = Object.fromEntries(Object.entries(all).filter(([name]) => !CLIENT_PACKAGE.test(name)));
  return {
    plain,
    of: (user) =>
      Object.fromEntries(
        Object.entries(all).map(([name, namespace]) => [name, withClients(name, namespace, user, become)]),
      ),
  };
}

const CLIENT_PACKAGE = /^@aws-sdk\/client-(.+)$/;

function withClients(name: string, namespace: Exports, user: User, become: (user: User) => void): Exports {
  const service = CLIENT_PACKAGE.exec(name)?.[1];
  if (service === undefined) return namespace;
  const endpoint = user.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`];
  const prefix = endpoint && new URL(endpoint).pathname.slice(1);
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId } = user.env;
  const { AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = user.env;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  // Nobody reads what the SDK logs, and what a command passes through is the same each time.
  const defaults = { region, endpoint, credentials, logger: {}, cacheMiddleware: true };
  const members = Object.entries(namespace).map(([member, value]): [string, unknown] => {
    if (!member.endsWith('Client')) return [member, value];
    const OfUser = class extends (value as Client) {
      constructor(config?: ClientConfig) {
        const requestHandler = handlerOf(user, become, config?.requestHandler?.requestTimeout);
        super({ ...defaults, ...config, requestHandler });
        if (prefix === undefined) return;
        speakDirectly(this, prefix);
        withAllRetries(this, user);
      }
    };
    return [member, OfUser];
  });
  return Object.fromEntries(members);
}

/**
 * A client gives up its retries when many calls have failed, and has them back with each that does not. Here it has all of
 * them again in each invocation: an environment lives through weeks of virtual time and several plays, and what it does must not
 * depend on the play before.
 */
function withAllRetries({ config }: SdkClient, user: User): void {
  const strategyOf = config.retryStrategy;
  let full: number | undefined;
  let used: number | undefined;
  config.retryStrategy = async () => {
    const strategy = await strategyOf();
    full ??= strategy.capacity;
    if (used !== user.invocation()) strategy.capacity = full;
    used = user.invocation();
    return strategy;
  };
}

interface ClientConfig {
  requestHandler?: { requestTimeout?: number };
}

/**
 * The transport of a user's clients: to the twin without a socket. A dead user gets no answer. What it does after an
 * answer, up to the next call or pause, it does before anything else runs; so it is known who pauses.
 */
function handlerOf(user: User, become: (user: User) => void, timeout: number | undefined): object {
  const answered = <Value>(settle: (value: Value) => void, value: Value): void => {
    setImmediate(() => {
      if (!user.isAlive()) return;
      become(user);
      settle(value);
    });
  };
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    // Clients that share a handler are made with it in place of its settings.
    requestTimeout: timeout,
    handle: (call: DirectCall, { requestTimeout = timeout }: { requestTimeout?: number } = {}) =>
      new Promise((resolve, reject) => {
        send(user.twin, call).then(
          (response) => answered(resolve, { response }),
          async (error) => {
            const failure = error instanceof NoReply ? await timedOut(user, requestTimeout) : error;
            answered(reject, failure);
          },
        );
      }),
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig() {},
    destroy() {},
  };
}

/** What the SDK's own transport fails with, when so much virtual time has passed; without a time-out it waits on. */
async function timedOut(user: User, requestTimeout: number | undefined): Promise<Error> {
  await user.onPause(requestTimeout ?? Number.MAX_SAFE_INTEGER);
  const message = `the request was not answered within ${requestTimeout} ms`;
  return Object.assign(new Error(message), { name: 'TimeoutError', code: 'ETIMEDOUT' });
}

async function send(twin: Pick<Twin, 'call'>, call: DirectCall): Promise<DirectReply> {
  try {
    return await twin.call(call);
  } catch (error) {
    if (!(error instanceof ConnectionReset) || error instanceof NoReply) throw error;
    throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  }
}
