import { devNull } from 'node:os';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** A failed invocation, as Lambda reports it. */
export interface FunctionError {
  /** Left out where Lambda does not know it. */
  errorType?: string | undefined;
  errorMessage: string;
  trace: string[];
  /** Whether Lambda refused to run it, as its limit of concurrency was reached. */
  isThrottled?: true;
}

/** How an invocation ended: the payload that the function returned (JSON text), or its error. */
export type InvocationResult = { payload: string } | { error: FunctionError };

/** What a function's context object is made of. */
export interface InvocationContext {
  requestId: string;
  functionArn: string;
  functionName: string;
  memoryMegabytes: number;
  /** Real time, epoch ms. */
  deadline: number;
}

/** One execution environment: the bundle, loaded. Serves one invocation at a time. */
export interface Environment {
  invoke(event: unknown, context: InvocationContext): Promise<InvocationResult>;
  /** False once it has ended, for example as the function ended its process. */
  isAlive(): boolean;
  /** Ends it in the middle of its work; invocations fail with this error once it has ended. */
  kill(error: (requestId: string) => FunctionError): Promise<void>;
  close(): Promise<void>;
}

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('log'), text: z.string() }),
  z.object({ type: z.literal('pause'), id: z.number(), ms: z.number() }),
  z.object({ type: z.literal('result'), id: z.number(), payload: z.string() }),
  z.object({
    type: z.literal('error'),
    id: z.number(),
    error: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
  }),
]);

/** What an environment is made of. */
export interface EnvironmentOptions {
  /** The folder of the function. */
  folder: string;
  /** Where its bundle is. */
  directory: string;
  handler: string;
  /** All that it sees of the environment. */
  env: Record<string, string>;
  onLine(line: string): void;
  /** The function pauses for so long; it goes on when this resolves. */
  onPause(ms: number): Promise<void>;
}

/** Starts an environment, of whatever make. */
export type StartEnvironment = (options: EnvironmentOptions) => Environment;

/**
 * Starts a bundle in a worker thread that sees `env` and nothing of this process's environment. The SDK's
 * configuration files are pointed at the null device: Lambda has none, and a developer's own must not leak in.
 */
export function startThread(options: EnvironmentOptions): Environment {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    env: { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, ...options.env },
    execArgv: [],
    workerData: { directory: options.directory, handler: options.handler },
  });
  worker.unref();
  let nextId = 0;
  let alive = true;
  const pending = new Map<number, { requestId: string; resolve(result: InvocationResult): void }>();
  const settle = (id: number, result: InvocationResult): void => {
    pending.get(id)?.resolve(result);
    pending.delete(id);
    if (pending.size === 0) worker.unref();
  };
  const crash = (error: Error): void => {
    alive = false;
    const failure = { errorType: 'Runtime.ExitError', errorMessage: error.message, trace: [] };
    for (const id of [...pending.keys()]) settle(id, { error: failure });
  };
  const kill: Environment['kill'] = async (error) => {
    alive = false;
    const unfinished = [...pending];
    pending.clear();
    await worker.terminate();
    for (const [, { resolve, requestId }] of unfinished) resolve({ error: error(requestId) });
  };
  const resume = async ({ id, ms }: { id: number; ms: number }): Promise<void> => {
    await options.onPause(ms);
    if (alive) worker.postMessage({ resumed: id });
  };
  worker.on('message', (raw) => {
    const message = messageSchema.parse(raw);
    if (message.type === 'pause') void resume(message);
    else if (message.type === 'log') for (const line of linesOf(message.text)) options.onLine(line);
    else
      settle(message.id, message.type === 'result' ? { payload: message.payload } : { error: message.error });
  });
  worker.on('error', crash);
  worker.on('exit', (code) => crash(new Error(`the environment ended with code ${code}`)));
  return {
    invoke: (event, context) =>
      new Promise((resolve) => {
        const id = nextId++;
        pending.set(id, { requestId: context.requestId, resolve });
        worker.ref();
        worker.postMessage({ id, event, context });
      }),
    isAlive: () => alive,
    kill,
    close: async () => {
      await worker.terminate();
    },
  };
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
