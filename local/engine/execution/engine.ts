import type { AslDefinition } from '../asl.ts';
import type { Clock, Timer } from '../clock.ts';
import type { History } from '../history.ts';
import type { InFlight } from '../in-flight.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Tokens } from '../tokens.ts';

/**
 * Does the work of a Task: gets the evaluated Arguments and returns the task's result. Fails the task by throwing
 * TaskFailure; any other error fails the execution with States.Runtime.
 */
export type TaskHandler = (
  arguments_: unknown,
  info: { executionArn: string; stateName: string },
) => Promise<unknown>;

/** A machine that executions can be started of. */
export interface Machine {
  name: string;
  arn: string;
  roleArn: string;
  definition: AslDefinition;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One visit of a state; `enteredAt` is epoch milliseconds. */
export interface StateVisit {
  name: string;
  enteredAt: number;
}

/** An execution as the interpreter keeps it. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly machine: Machine;
  readonly input: string;
  readonly startedAt: number;
  readonly history: History;
  readonly visits: StateVisit[];
  status: ExecutionStatus;
  stoppedAt?: number;
  output?: string;
  error?: string;
  cause?: string;
  variables: JsonObject;
  /** The state that it is in, with what that state was given; none before the first. */
  visit?: Visit;
  /** Ends the wait that the execution is in, if it is in one. */
  wake?: () => void;
  deadline?: Timer;
}

/** What all executions of one engine share. */
export interface Engine {
  readonly clock: Clock;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  readonly random: () => number;
  readonly functions: Readonly<Record<string, unknown>>;
  readonly inFlight: InFlight;
  readonly tokens: Tokens;
  /** Whether the events of executions can be read later. */
  readonly keepsHistory: boolean;
  readonly onStatusChange: (execution: Execution) => void;
  readonly onState: (entry: StateVisit & { executionArn: string }) => void;
}

/** The state that an execution is in, and what its expressions see of it. */
export interface Visit {
  readonly engine: Engine;
  readonly execution: Execution;
  readonly name: string;
  readonly input: Json;
  readonly enteredAt: number;
  /** Id of the StateEntered event, which error causes quote. */
  readonly eventId: number;
  retryCount: number;
  taskToken?: string;
}

/** Where an execution goes after a state. */
export interface Transition {
  output: Json;
  /** The next state; none at the end. */
  next?: string;
}
