import { type Answers, createAnswers } from './api/answers.ts';
import { describe, type ExecutionDescription, type ExecutionListItem } from './api/describe.ts';
import {
  createExecutions,
  type ListExecutionsInput,
  type StartExecutionInput,
  type StopExecutionInput,
} from './api/executions.ts';
import { type GetExecutionHistoryInput, type GetExecutionHistoryOutput, historyPage } from './api/history.ts';
import { type Standing, standingOf } from './api/standing.ts';
import type { AslDefinition } from './asl.ts';
import type { Clock } from './clock.ts';
import { parseDefinition } from './definition/parse.ts';
import type { Engine, Machine, StateVisit, TaskHandler } from './execution/engine.ts';
import { createFunctions } from './expression/functions.ts';
import { createInFlight } from './in-flight.ts';
import { seededRandom } from './random.ts';
import { createTokens } from './tokens.ts';

export type { ExecutionDescription, ExecutionListItem } from './api/describe.ts';
export type { AslDefinition } from './asl.ts';
export { StepFunctionsError, TaskFailure } from './errors.ts';
export type { ExecutionStatus, StateVisit, TaskHandler } from './execution/engine.ts';
export type { HistoryEvent, HistoryEventType } from './history.ts';

/** The Resources that a Task may have, without the partition. */
export const supportedResources = [
  'states:::lambda:invoke',
  'states:::lambda:invoke.waitForTaskToken',
] as const;

/** What an engine is made of. */
export interface StepFunctionsOptions {
  clock: Clock;
  /** Definitions are checked at once: createStepFunctions throws InvalidDefinition. */
  machines: readonly { name: string; arn: string; definition: AslDefinition | string; roleArn?: string }[];
  /** Handlers by Resource with the partition removed; only supportedResources can be used. */
  tasks: Readonly<Record<string, TaskHandler>>;
  /** Numbers in [0, 1) for jitter, $random, $uuid, names and tokens; repeatable when absent. */
  random?: () => number;
  /** Called with RUNNING at the start (before the first state) and with the final status. */
  onStatusChange?: (execution: ExecutionDescription) => void;
  /** Whether GetExecutionHistory shows what has happened; true when absent. */
  keepsHistory?: boolean;
  /** Called whenever an execution enters a state. */
  onState?: (entry: StateVisit & { executionArn: string }) => void;
}

/** The API of Step Functions on JavaScript values: dates are epoch milliseconds, errors StepFunctionsError. */
export interface StepFunctions extends Answers {
  startExecution(input: StartExecutionInput): { executionArn: string; startDate: number };
  stopExecution(input: StopExecutionInput): { stopDate: number };
  describeExecution(input: { executionArn: string }): ExecutionDescription;
  /** Newest first. */
  listExecutions(input: ListExecutionsInput): { executions: ExecutionListItem[]; nextToken?: string };
  getExecutionHistory(input: GetExecutionHistoryInput): GetExecutionHistoryOutput;
  /**
   * Resolves when no handler and no execution has work in flight: each waits for the clock or a token, or has ended.
   * Rejects with an error of a callback, once.
   */
  settled(): Promise<void>;
  /** How every execution stands, in the order in which they were started: all that decides how it goes on. */
  standing(): Standing[];
  /** Whether a task waits for the answer to this token. */
  isWaiting(token: string): boolean;
  /** The states that the execution has entered, in order. */
  statesOf(executionArn: string): StateVisit[];
}

function roleArnOf(machineArn: string): string {
  const [, partition, , , account, , name] = machineArn.split(':');
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** Definitions that were checked before: a local run plays the same one many times. */
const checked = new Map<string, AslDefinition>();

function readDefinition(definition: AslDefinition | string, resources: readonly string[]): AslDefinition {
  const key = JSON.stringify([definition, resources]);
  const known = checked.get(key) ?? parseDefinition(definition, resources);
  checked.set(key, known);
  return known;
}

function createMachines({ machines, tasks }: StepFunctionsOptions): Machine[] {
  const resources = supportedResources.filter((resource) => tasks[resource] !== undefined);
  return machines.map(({ name, arn, definition, roleArn = roleArnOf(arn) }) => ({
    name,
    arn,
    roleArn,
    definition: readDefinition(definition, resources),
  }));
}

/** An engine that runs these machines on this clock. Throws InvalidDefinition for a machine that it cannot run. */
export function createStepFunctions(options: StepFunctionsOptions): StepFunctions {
  const { clock, tasks, random = seededRandom(1), keepsHistory = true, onStatusChange, onState } = options;
  const engine: Engine = {
    clock,
    tasks,
    random,
    functions: createFunctions({ now: () => clock.now(), random }),
    inFlight: createInFlight(),
    tokens: createTokens(random),
    keepsHistory,
    onStatusChange: (execution) => onStatusChange?.(describe(execution)),
    onState: (entry) => onState?.(entry),
  };
  const executions = createExecutions(engine, createMachines(options));
  return {
    ...createAnswers(engine.tokens),
    startExecution: executions.start,
    stopExecution: executions.stop,
    listExecutions: executions.list,
    describeExecution: ({ executionArn }) => describe(executions.find(executionArn)),
    getExecutionHistory: (input) => historyPage(executions.find(input.executionArn), input),
    settled: engine.inFlight.settled,
    standing: () => executions.all().map(standingOf),
    isWaiting: engine.tokens.isWaiting,
    statesOf: (executionArn) => executions.find(executionArn).visits.map((visit) => ({ ...visit })),
  };
}
