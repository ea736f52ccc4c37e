import type { LambdaFunction } from '../../assembly/types.ts';
import { createVirtualClock, type VirtualClock } from '../../engine/clock.ts';
import type { EndEnvironment, PauseEnvironment } from '../../twin/environments.ts';
import {
  type Environment,
  type InvocationResult,
  type StartEnvironment,
  startThread,
} from './environment.ts';
import { killedError } from './killed.ts';

/** A line that a function wrote to its log. */
import { createTurns, type Turns } from './turns.ts';

export interface LogLine {
  functionName: string;
  line: string;
}

export interface LambdaRuntime {
  /** Runs one invocation with a JSON-serialisable event. Rejects if the function outlives its real-time limit. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  withConcurrency: Turns['withConcurrency'];
  wait: Turns['wait'];
  betweenCalls: Turns['betweenCalls'];
  /** Whether anything runs or waits in line. */
  isIdle(): boolean;
  /**
   * Ends an execution environment in the middle of its invocation, which fails as at its time-out unless another
   * error is given. Resolves when it has ended. An id that names no environment is ignored.
   */
  kill: EndEnvironment;
  /** Lets an environment wait in the middle of its invocation, which ends where that is beyond its function's limit. */
  pause: PauseEnvironment;
  /** Starts the environments of all functions, so that later invocations find them warm. */
  warmUp(): void;
  /** Replaces the SETTINGS variable for the invocations to come; undefined restores the deployed one. */
  useSettings(settings: string | undefined): void;
  /** The clock that pauses of functions go by, in place of the one before. */
  useClock(clock: VirtualClock): void;
  /** Whom to tell about the functions' log lines, in place of the listener before. */
  onLine(listener: (line: LogLine) => void): void;
  close(): Promise<void>;
}

interface LambdaRuntimeOptions {
  functions: readonly LambdaFunction[];
  /**
   * What is added to each function's own environment: Region, credentials, endpoints. `environmentId` is unique; by
   * the credentials made of it, the twin knows which environment calls.
   */
  environmentOf(lambda: LambdaFunction, environmentId: string): Record<string, string>;
  /** Threads, if left out. */
  startEnvironment?: StartEnvironment | undefined;
}

/** Real time is not virtual time: a slow computer must not look like a hanging function. */
const SMALLEST_LIMIT_SECONDS = 60;

/** Of how many different settings the warm environments are kept. */
const MOST_SETTINGS = 12;

/** Runs the functions of an assembly, each in environments of its own that stay warm between invocations. */
export function createLambdaRuntime(options: LambdaRuntimeOptions): LambdaRuntime {
  const { startEnvironment = startThread } = options;
  const byName = new Map(options.functions.map((lambda) => [lambda.functionName, lambda]));
  /** Idle environments by settings and function; the settings used last come last. */
  const idle = new Map<string, Map<string, Environment[]>>();
  const all = new Map<Environment, { id: string; lambda: LambdaFunction }>();
  let clock = createVirtualClock(0);
  const turns = createTurns(() => clock);
  let settings: string | undefined;
  let listener: (line: LogLine) => void = () => {};
  let requests = 0;
  let environments = 0;

  /** Virtual time at which the invocation of an environment, by its id, is over its function's limit (epoch ms). */
  const limits = new Map<string, number>();

  /** Lambda ends whoever pauses beyond its limit. */
  const pauseWithin: PauseEnvironment = async (id, ms) => {
    const left = (limits.get(id) ?? Number.POSITIVE_INFINITY) - clock.now();
    await turns.pause(id, Math.min(ms, left));
    if (ms >= left) await kill(id);
  };

  const kill: EndEnvironment = async (environmentId, killedAs = 'Sandbox.Timedout') => {
    for (const [environment, { id, lambda }] of all) {
      if (id !== environmentId) continue;
      turns.endPauses(id);
      await environment.kill((requestId) => killedError(killedAs, lambda, requestId));
    }
  };

  const start = (lambda: LambdaFunction): Environment => {
    const id = `local-environment-${environments++}`;
    const environment = startEnvironment({
      folder: lambda.folder,
      directory: lambda.assetDirectory,
      handler: lambda.handler,
      env: {
        ...lambda.environment,
        ...(settings === undefined ? {} : { SETTINGS: settings }),
        ...options.environmentOf(lambda, id),
      },
      onLine: (line) => listener({ functionName: lambda.functionName, line }),
      onPause: (ms) => pauseWithin(id, ms),
    });
    all.set(environment, { id, lambda });
    return environment;
  };

  const poolOf = (lambda: LambdaFunction): Environment[] => {
    const pools = idle.get(settings ?? '') ?? new Map<string, Environment[]>();
    idle.set(settings ?? '', pools);
    const pool = pools.get(lambda.functionName) ?? [];
    pools.set(lambda.functionName, pool);
    return pool;
  };

  const stop = async (environment: Environment): Promise<void> => {
    all.delete(environment);
    await environment.close();
  };

  /** Only while nothing runs: environments in use are in no pool. */
  const closeOldest = (): void => {
    for (const [key, pools] of [...idle].slice(0, -MOST_SETTINGS)) {
      idle.delete(key);
      for (const environment of [...pools.values()].flat()) void stop(environment);
    }
  };

  const run = async (lambda: LambdaFunction, event: unknown): Promise<InvocationResult> => {
    const pool = poolOf(lambda);
    const environment = pool.pop() ?? start(lambda);
    limits.set(all.get(environment)?.id ?? '', clock.now() + lambda.timeoutSeconds * 1000);
    const limit = Math.max(lambda.timeoutSeconds, SMALLEST_LIMIT_SECONDS) * 1000;
    const context = {
      requestId: `00000000-0000-4000-8000-${String(requests++).padStart(12, '0')}`,
      functionArn: lambda.arn,
      functionName: lambda.functionName,
      memoryMegabytes: lambda.memoryMegabytes,
      deadline: Date.now() + limit,
    };
    const result = await within(limit, environment.invoke(event, context), lambda.functionName);
    if (environment.isAlive()) pool.push(environment);
    else all.delete(environment);
    return result;
  };

  return {
    async invoke(functionName, event) {
      const lambda = byName.get(functionName);
      if (lambda === undefined) throw new Error(`there is no function ${functionName}`);
      return turns.take(() => run(lambda, event));
    },
    withConcurrency: turns.withConcurrency,
    wait: turns.wait,
    betweenCalls: turns.betweenCalls,
    isIdle: turns.isIdle,
    kill,
    pause: pauseWithin,
    warmUp: () => {
      for (const lambda of options.functions) {
        const pool = poolOf(lambda);
        if (pool.length === 0) pool.push(start(lambda));
      }
    },
    useSettings: (value) => {
      settings = value;
      const pools = idle.get(value ?? '') ?? new Map<string, Environment[]>();
      idle.delete(value ?? '');
      idle.set(value ?? '', pools);
      closeOldest();
    },
    useClock: (next) => {
      clock = next;
    },
    onLine: (next) => {
      listener = next;
    },
    close: async () => {
      await Promise.all([...all.keys()].map((environment) => environment.close()));
    },
  };
}

async function within<Value>(limit: number, work: Promise<Value>, name: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${name} did not end within ${limit / 1000} s of real time`)),
      limit,
    );
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
