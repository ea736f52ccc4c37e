import type { Twin } from '../../twin/server.ts';
import type {
  Environment,
  EnvironmentOptions,
  FunctionError,
  InvocationContext,
  InvocationResult,
  StartEnvironment,
} from '../invoke/environment.ts';
import type { Code } from './build.ts';
import { type Exports, type Module, moduleOf } from './module.ts';
import { type Packages, startPackages } from './packages.ts';
import { createScope } from './scope.ts';
import { createTimers } from './timers.ts';

type Handler = (event: unknown, context: object) => unknown;

/** The functions of a build, for this process; their packages and what they share are started once. */
export interface Functions {
  /** Starts environments whose calls reach this twin without a socket. */
  startFor(twin: Pick<Twin, 'call'>): StartEnvironment;
}

/** The functions of a build. */
export function functionsOf({ packages: text, shared, functions }: Code): Functions {
  let started: { packages: Packages; shared: Exports } | undefined;
  const start = () => {
    const packages = startPackages(text);
    return { packages, shared: startShared(shared, packages) };
  };
  const modules = new Map(
    Object.entries(functions).map(([folder, code]) => [folder, moduleOf(code, `${folder}.cjs`)]),
  );
  return {
    startFor: (twin) => (options) => {
      const module = modules.get(options.folder);
      if (module === undefined) throw new Error(`there is no function ${options.folder}`);
      started ??= start();
      return startInProcess({ twin, ...started, module }, options);
    },
  };
}

/** What shared code writes, waits for or ends throws, as it is not known for whom; it sees no variables of an environment. */
function startShared(code: string, packages: Packages): Exports {
  const refuse = (): never => {
    throw new Error('a source that all functions share uses what is of one environment only');
  };
  const scope = createScope({ env: {}, timers: createTimers(refuse), onText: refuse, onExit: refuse });
  return moduleOf(code, 'shared.cjs').start(scope, packages.plain);
}

interface Parts {
  twin: Pick<Twin, 'call'>;
  packages: Packages;
  shared: Exports;
  module: Module;
}

/**
 * A function as a module of its own in this process. What a thread does better: it ends a function that computes without
 * an end, and survives an error that nobody handles.
 */
function startInProcess({ twin, packages, shared, module }: Parts, options: EnvironmentOptions): Environment {
  const pending = new Map<string, (result: InvocationResult) => void>();
  let isAlive = true;
  let pausedMs = 0;
  let invocations = 0;
  let handler: Promise<Handler> | undefined;

  const onPause = (ms: number): Promise<void> => {
    pausedMs += ms;
    return options.onPause(ms);
  };
  const onText = (text: string): void => {
    for (const line of text.split('\n')) if (isAlive && line.trim() !== '') options.onLine(line);
  };
  const timers = createTimers(onPause);
  const end = (error: (requestId: string) => FunctionError): void => {
    if (!isAlive) return;
    isAlive = false;
    timers.end();
    for (const [requestId, resolve] of pending) resolve({ error: error(requestId) });
    pending.clear();
  };
  const onExit = (code: number): never => {
    const errorMessage = `the environment ended with code ${code}`;
    end(() => ({ errorType: 'Runtime.ExitError', errorMessage, trace: [] }));
    throw new Error(errorMessage);
  };
  const load = async (): Promise<Handler> => {
    const { env } = options;
    const scope = createScope({ env, timers, onText, onExit });
    const user = { env, twin, onText, onPause, isAlive: () => isAlive, invocation: () => invocations };
    const exported = module.start(scope, { ...packages.of(user), ...shared });
    const found = exported[options.handler.split('.')[1] ?? ''];
    if (typeof found !== 'function') throw new Error(`${options.handler} is not exported by the bundle`);
    return found as Handler;
  };
  const run = async (event: unknown, context: InvocationContext): Promise<InvocationResult> => {
    invocations += 1;
    try {
      handler ??= load();
      const perform = await handler;
      const result = await perform(
        structuredClone(event),
        contextOf(context, () => pausedMs),
      );
      return { payload: JSON.stringify(result ?? null) };
    } catch (error) {
      return { error: describeError(error) };
    }
  };
  return {
    invoke: (event, context) =>
      new Promise((resolve) => {
        pending.set(context.requestId, resolve);
        void run(event, context).then((result) => {
          pending.get(context.requestId)?.(result);
          pending.delete(context.requestId);
        });
      }),
    isAlive: () => isAlive,
    kill: async (error) => end(error),
    close: async () => end(() => ({ errorType: 'Runtime.ExitError', errorMessage: 'closed', trace: [] })),
  };
}

function describeError(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function contextOf(context: InvocationContext, pausedMs: () => number): object {
  const pausedBefore = pausedMs();
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: context.requestId,
    functionName: context.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: context.functionArn,
    memoryLimitInMB: String(context.memoryMegabytes),
    logGroupName: `/aws/lambda/${context.functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => context.deadline - Date.now() - (pausedMs() - pausedBefore),
  };
}
