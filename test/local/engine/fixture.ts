import { createVirtualClock, type VirtualClock } from '../../../local/engine/clock.ts';
import type { TaskHandler } from '../../../local/engine/execution/engine.ts';
import {
  type AslDefinition,
  createStepFunctions,
  type ExecutionDescription,
  type HistoryEvent,
  type StepFunctions,
  type StepFunctionsOptions,
} from '../../../local/engine/step-functions.ts';

export const machineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:cases';
export const start = Date.parse('2026-03-01T00:00:00Z');

/** A JSONata machine made of these states; starts at the first. */
export function machineOf(states: Record<string, unknown>, top: Record<string, unknown> = {}): AslDefinition {
  const definition = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...top };
  return definition as unknown as AslDefinition;
}

/** A Task state that invokes a function. */
export function invoke(fields: Record<string, unknown> = {}): Record<string, unknown> {
  const Arguments = { FunctionName: 'work', Payload: '{% $states.input %}' };
  const end = 'Next' in fields ? {} : { End: true };
  return { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments, ...end, ...fields };
}

/** A Task state that waits for its token. */
export function ask(fields: Record<string, unknown> = {}): Record<string, unknown> {
  const Arguments = { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } };
  const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  return invoke({ Resource, Arguments, ...fields });
}

export interface Bench {
  sfn: StepFunctions;
  clock: VirtualClock;
  /** Tokens that the asking function got, oldest first. */
  tokens: string[];
  /** What the functions were called with. */
  calls: unknown[];
  changes: ExecutionDescription[];
  /** Starts an execution and waits until nothing is in flight. */
  begin(input?: unknown, name?: string): Promise<string>;
  /** Starts an execution and lets the clock run until it ends. */
  run(input?: unknown): Promise<ExecutionDescription>;
  describe(arn: string): ExecutionDescription;
  history(arn: string): HistoryEvent[];
  /** Jumps to the next timer and waits until nothing is in flight. */
  advance(): Promise<void>;
  advanceTo(iso: string): Promise<void>;
}

type Overrides = Partial<Omit<StepFunctionsOptions, 'clock' | 'machines' | 'tasks'>> & {
  top?: Record<string, unknown>;
  work?: TaskHandler;
  ask?: TaskHandler;
};

function tokenIn(arguments_: unknown): string {
  const { Payload } = arguments_ as { Payload: { token: string } };
  return Payload.token;
}

/** An engine with one machine of these states; `work` answers lambda:invoke and echoes its Payload by default. */
export function bench(states: Record<string, unknown>, overrides: Overrides = {}): Bench {
  const { top, work, ask: asking, ...options } = overrides;
  const clock = createVirtualClock(start);
  const tokens: string[] = [];
  const calls: unknown[] = [];
  const changes: ExecutionDescription[] = [];
  const sfn = createStepFunctions({
    clock,
    machines: [{ name: 'cases', arn: machineArn, definition: machineOf(states, top) }],
    tasks: {
      'states:::lambda:invoke': async (arguments_, info) => {
        calls.push(arguments_);
        return work === undefined ? (arguments_ as { Payload: unknown }).Payload : work(arguments_, info);
      },
      'states:::lambda:invoke.waitForTaskToken': async (arguments_, info) => {
        calls.push(arguments_);
        tokens.push(tokenIn(arguments_));
        return asking?.(arguments_, info);
      },
    },
    onStatusChange: (execution) => changes.push(execution),
    ...options,
  });
  const describe = (executionArn: string) => sfn.describeExecution({ executionArn });
  const begin = async (input: unknown = {}, name?: string): Promise<string> => {
    const request = { stateMachineArn: machineArn, input: JSON.stringify(input) };
    const { executionArn } = sfn.startExecution(name === undefined ? request : { ...request, name });
    await sfn.settled();
    return executionArn;
  };
  const advance = async (): Promise<void> => {
    clock.advance();
    await sfn.settled();
  };
  return {
    sfn,
    clock,
    tokens,
    calls,
    changes,
    begin,
    describe,
    advance,
    history: (executionArn) => sfn.getExecutionHistory({ executionArn, maxResults: 1000 }).events,
    async run(input = {}) {
      const arn = await begin(input);
      while (describe(arn).status === 'RUNNING') await advance();
      return describe(arn);
    },
    async advanceTo(iso) {
      const time = Date.parse(iso);
      while ((clock.nextAt() ?? Number.POSITIVE_INFINITY) <= time) await advance();
      clock.advanceTo(time);
    },
  };
}

/** The output of an execution as a value. */
export function outputOf(execution: ExecutionDescription): unknown {
  return execution.output === undefined ? undefined : JSON.parse(execution.output);
}

/** The code of the StepFunctionsError that the call throws. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
