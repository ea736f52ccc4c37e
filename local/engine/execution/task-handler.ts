import { type Failure, TaskFailure } from '../errors.ts';
import type { TaskEventDetails } from '../history.ts';
import { type Json, textSize, toJson } from '../json.ts';
import { limits } from '../limits.ts';
import type { Visit } from './engine.ts';

function outcomeOf(output: Json): Outcome {
  const text = JSON.stringify(output);
  if (textSize(text) <= limits.payloadBytes) return { kind: 'succeeded', output, text };
  const error = 'States.DataLimitExceeded';
  const cause = 'The task returned a result with a size exceeding the maximum number of bytes service limit.';
  return { kind: 'failed', failure: { error, cause, names: [error] } };
}

function failureOf(error: unknown): Outcome {
  if (error instanceof TaskFailure) {
    const { error: name, cause } = error;
    return { kind: 'failed', failure: { error: name, cause, names: [name] } };
  }
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'failed', failure: { error: 'States.Runtime', cause, names: ['States.Runtime'] } };
}

/**
 * Calls the task's handler. Its result or error ends the attempt, except that a task that waits for its token only
 * records that it was submitted: the result is whatever comes with the token, even before the handler returns.
 */
export function startHandler(attempt: Attempt): void {
  const { visit, resource, arguments_ } = attempt;
  const { engine, execution, name, taskToken } = visit;
  const handler = engine.tasks[resource.key];
  engine.inFlight.track(async () => {
    try {
      if (handler === undefined) throw new Error(`no handler for ${resource.key}`);
      const info = { executionArn: execution.arn, stateName: name };
      const result = toJson(await handler(toJson(arguments_), info));
      if (taskToken === undefined) attempt.settle(outcomeOf(result));
      else attempt.submitted(result);
    } catch (error) {
      attempt.settle(failureOf(error));
    }
  });
}

/** How an attempt ended. */
export type Outcome =
  | { kind: 'succeeded'; output: Json; text: string }
  | { kind: 'failed' | 'timedOut'; failure: Failure };

/** An attempt that is going on. */
export interface Attempt {
  readonly visit: Visit;
  readonly resource: { key: string; details: TaskEventDetails };
  readonly arguments_: Json;
  /** Ends the attempt; only the first call counts. */
  settle(outcome: Outcome): void;
  /** Notes that the handler of a task that waits for its token has returned; nothing once the attempt has ended. */
  submitted(result: Json): void;
}
