import type { Assembly } from '../../assembly/types.ts';
import type { VirtualClock } from '../../engine/clock.ts';
import { type StepFunctions, type StepFunctionsOptions, TaskFailure } from '../../engine/step-functions.ts';
import type { Authorizer } from '../../twin/policy/authorizer.ts';
import { advanceTo } from './advance.ts';
import { createAsyncInvoke } from './async-invoke.ts';
import { createBusy } from './busy.ts';
import type { InvocationResult } from './environment.ts';
import { createEventBus, type EventBus } from './event-bus.ts';
import { createHttpApi, type HttpResponse } from './http-api.ts';
import type { HttpRequest } from './http-event.ts';
import type { LambdaRuntime, LogLine } from './lambda-runtime.ts';
import { lambdaTasks } from './lambda-tasks.ts';
import { createMishaps, type Mishaps } from './mishaps.ts';
import { apiMayInvoke, invokeAsMachine } from './permissions.ts';
import { statusChange } from './status-event.ts';
import { createTargets, type Failure } from './targets.ts';

/** One invocation of a function, as it was and as it ended. */
export interface Invocation {
  at: number;
  functionName: string;
  payload: unknown;
  result: InvocationResult;
}

/** Everything that invokes functions: events, requests, the workflow, people with InvokeFunction. */
export interface Running {
  bus: EventBus;
  http(request: HttpRequest): Promise<HttpResponse>;
  /** A request that leaves no trace among the invocations; to be made only while nothing else runs. */
  look(request: HttpRequest): Promise<HttpResponse>;
  invoke(functionName: string, payload: unknown): Promise<InvocationResult>;
  /** Hands an event to a function as EventBridge does, past the rules. */
  hand(functionName: string, event: unknown): void;
  /** What befalls events, messages and invocations. */
  readonly mishaps: Pick<Mishaps, 'add' | 'left'>;
  readonly invocations: readonly Invocation[];
  readonly logs: readonly (LogLine & { at: number })[];
  /** What reached the failures queue. */
  readonly failures: readonly Failure[];
  /** Lets the queues bring what they gather: the clock goes on to the end of their windows. */
  gathered(): Promise<void>;
  /** Ends those windows now, while the clock cannot move. */
  endWindows(): void;
  /**
   * Resolves when everything waits for the clock or for people. Rejects with what makes the whole run fail:
   * a function that hangs, or something that the engine or the twin does not know.
   */
  settled(): Promise<void>;
  /** Whether an execution runs or an event is still being retried. */
  isRunning(): boolean;
}

interface RunningOptions {
  assembly: Assembly;
  clock: VirtualClock;
  lambda: LambdaRuntime;
  /** Who may invoke which function. */
  authorizer: Authorizer;
  /** Whether payloads, results and log lines are kept. */
  isRecorded: boolean;
}

/** The running parts of one scenario; `tasks` and `onStatusChange` are for the engine, given back by `watch`. */
export function createRunning({
  assembly,
  clock,
  lambda,
  authorizer,
  isRecorded,
}: RunningOptions): Running &
  Required<Pick<StepFunctionsOptions, 'tasks' | 'onStatusChange'>> & { watch(machine: StepFunctions): void } {
  const busy = createBusy();
  const invocations: Invocation[] = [];
  const logs: (LogLine & { at: number })[] = [];
  const failures: Failure[] = [];
  /** The executions that run, by their ARNs. */
  const executing = new Set<string>();
  let machine: StepFunctions | undefined;
  let fatal: unknown;
  let events = 0;

  lambda.onLine((line) => {
    if (isRecorded) logs.push({ at: clock.now(), ...line });
  });

  const invoke = async (functionName: string, payload: unknown): Promise<InvocationResult> => {
    // What crosses the boundary is JSON, and a function must not see what the caller changes afterwards.
    const copy: unknown = JSON.parse(JSON.stringify(payload));
    const at = clock.now();
    try {
      const result = await lambda.invoke(functionName, copy);
      invocations.push({ at, functionName, ...(isRecorded ? { payload: copy, result } : NOT_KEPT) });
      return result;
    } catch (error) {
      fatal ??= error;
      throw error;
    }
  };

  const mishaps = createMishaps({
    clock,
    wait: lambda.wait,
    atOnce: (work) => lambda.withConcurrency(2, work),
  });
  const folderOf = (functionName: string): string =>
    assembly.functions.find((one) => one.functionName === functionName)?.folder ?? '';
  const invokeOrNot: typeof invoke = (functionName, payload) =>
    mishaps.invoke(folderOf(functionName), () => invoke(functionName, payload));

  const asyncInvoke = createAsyncInvoke({
    clock,
    invoke: invokeOrNot,
    track: busy.track,
    onFailure: (_destination, record) => failures.push(record),
  });

  const invokeAsync = (functionName: string, event: unknown): void => {
    const target = assembly.functions.find((lambda) => lambda.functionName === functionName);
    if (target === undefined) throw new Error(`there is no function ${functionName}`);
    asyncInvoke(target, event, `00000000-0000-4000-9000-${String(events++).padStart(12, '0')}`);
  };

  const targets = createTargets({
    assembly,
    clock,
    authorizer,
    mishaps,
    invoke: invokeOrNot,
    invokeAsync,
    track: busy.track,
    onFailure: (failure) => failures.push(failure),
  });
  const { account, region, rules } = assembly;
  const bus = createEventBus({ clock, rules, account, region, deliver: targets.deliver });

  const httpApi = (by: typeof invoke): Running['http'] =>
    createHttpApi({
      api: assembly.api,
      account,
      now: () => clock.now(),
      invoke: by,
      mayInvoke: (route) => apiMayInvoke(assembly, authorizer, route),
    });

  const settled = async (): Promise<void> => {
    do {
      await busy.settled();
      await machine?.settled();
    } while (!busy.isIdle());
    if (fatal !== undefined) throw fatal;
  };

  return {
    bus,
    invoke,
    hand: targets.hand,
    invocations,
    logs,
    failures,
    http: httpApi((functionName, payload) =>
      mishaps.request(folderOf(functionName), () => invoke(functionName, payload)),
    ),
    mishaps,
    look: httpApi((functionName, payload) => lambda.invoke(functionName, payload)),
    tasks: failLoudly(
      lambdaTasks(assembly.functions, invokeAsMachine(assembly, authorizer, invokeOrNot)),
      (error) => {
        fatal ??= error;
      },
    ),
    onStatusChange: (execution) => {
      if (execution.status === 'RUNNING') executing.add(execution.executionArn);
      else executing.delete(execution.executionArn);
      bus.put(bus.event(statusChange(execution)));
    },
    watch: (engine) => {
      machine = engine;
    },
    settled,
    async gathered() {
      const end = targets.windowEnd();
      await (end === undefined ? settled() : advanceTo({ clock, settled }, end));
    },
    endWindows: targets.endWindows,
    isRunning: () => executing.size > 0,
  };
}

const NOT_KEPT: Pick<Invocation, 'payload' | 'result'> = { payload: undefined, result: { payload: 'null' } };

/** An error that is not the function's own would end as a failed execution; it must end the run instead. */
function failLoudly(
  tasks: StepFunctionsOptions['tasks'],
  onError: (error: unknown) => void,
): StepFunctionsOptions['tasks'] {
  return Object.fromEntries(
    Object.entries(tasks).map(([resource, handler]): [string, (typeof tasks)[string]] => [
      resource,
      async (arguments_, info) => {
        try {
          return await handler(arguments_, info);
        } catch (error) {
          if (!(error instanceof TaskFailure)) onError(error);
          throw error;
        }
      },
    ]),
  );
}
