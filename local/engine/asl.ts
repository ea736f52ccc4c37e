import type { Json, JsonObject } from './json.ts';

interface Common {
  Comment?: string;
  QueryLanguage?: 'JSONata';
}

interface Continuing extends Common {
  Next?: string;
  End?: boolean;
  Assign?: JsonObject;
  Output?: Json;
}

/** One entry of a Task's Retry. */
export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  BackoffRate?: number;
  MaxAttempts?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'NONE' | 'FULL';
  Comment?: string;
}

/** One entry of a Task's Catch. */
export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  Assign?: JsonObject;
  Output?: Json;
  Comment?: string;
}

export interface TaskState extends Continuing {
  Type: 'Task';
  Resource: string;
  Arguments?: Json;
  Retry?: Retrier[];
  Catch?: Catcher[];
  TimeoutSeconds?: number | string;
  HeartbeatSeconds?: number | string;
}

export interface PassState extends Continuing {
  Type: 'Pass';
}

/** One entry of a Choice's Choices. */
export interface ChoiceRule {
  Condition: string;
  Next: string;
  Assign?: JsonObject;
  Output?: Json;
  Comment?: string;
}

export interface ChoiceState extends Common {
  Type: 'Choice';
  Choices: ChoiceRule[];
  Default?: string;
}

export interface WaitState extends Continuing {
  Type: 'Wait';
  Seconds?: number | string;
  Timestamp?: string;
}

export interface SucceedState extends Common {
  Type: 'Succeed';
  Output?: Json;
}

export interface FailState extends Common {
  Type: 'Fail';
  Error?: string;
  Cause?: string;
}

export type AslState = TaskState | PassState | ChoiceState | WaitState | SucceedState | FailState;

/** A state machine's definition: the part of the Amazon States Language that the engine runs. */
export interface AslDefinition {
  Comment?: string;
  Version?: '1.0';
  QueryLanguage: 'JSONata';
  StartAt: string;
  TimeoutSeconds?: number;
  States: Record<string, AslState>;
}
