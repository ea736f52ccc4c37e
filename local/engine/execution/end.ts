import type { Failure } from '../errors.ts';
import type { EventDetails, HistoryEventType } from '../history.ts';
import { type Json, toJson } from '../json.ts';
import type { Engine, Execution, ExecutionStatus } from './engine.ts';

function end(
  engine: Engine,
  execution: Execution,
  status: ExecutionStatus,
  event: HistoryEventType,
  details: EventDetails,
): void {
  if (execution.status !== 'RUNNING') return;
  execution.status = status;
  execution.stoppedAt = engine.clock.now();
  execution.history.close(event, details);
  execution.deadline?.cancel();
  execution.wake?.();
  engine.onStatusChange(execution);
}

/** Error and cause as far as they are there. */
export function errorDetails(failure: { error?: string | undefined; cause?: string | undefined }): {
  error?: string;
  cause?: string;
} {
  return {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  };
}

/** Ends the execution as SUCCEEDED with this output. */
export function succeed(engine: Engine, execution: Execution, output: Json): void {
  if (execution.status !== 'RUNNING') return;
  execution.output = JSON.stringify(toJson(output));
  end(engine, execution, 'SUCCEEDED', 'ExecutionSucceeded', {
    executionSucceededEventDetails: { output: execution.output, outputDetails: { truncated: false } },
  });
}

/** Ends the execution as FAILED. */
export function fail(engine: Engine, execution: Execution, failure: Omit<Failure, 'names'>): void {
  if (execution.status !== 'RUNNING') return;
  Object.assign(execution, errorDetails(failure));
  end(engine, execution, 'FAILED', 'ExecutionFailed', { executionFailedEventDetails: errorDetails(failure) });
}

/** Ends the execution as TIMED_OUT; only the history names the error. */
export function timeOut(engine: Engine, execution: Execution): void {
  end(engine, execution, 'TIMED_OUT', 'ExecutionTimedOut', {
    executionTimedOutEventDetails: { error: 'States.Timeout' },
  });
}

/** Ends the execution as ABORTED, for StopExecution. */
export function abort(
  engine: Engine,
  execution: Execution,
  reason: { error?: string | undefined; cause?: string | undefined },
): void {
  if (execution.status !== 'RUNNING') return;
  Object.assign(execution, errorDetails(reason));
  end(engine, execution, 'ABORTED', 'ExecutionAborted', {
    executionAbortedEventDetails: errorDetails(reason),
  });
}
