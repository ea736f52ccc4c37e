import type { LambdaFunction } from '../../assembly/types.ts';
import type { Clock } from '../../engine/clock.ts';
import type { FunctionError, InvocationResult } from './environment.ts';

/** A record of an asynchronous invocation that failed for good, as the on-failure destination gets it. */
export interface FailureRecord {
  version: '1.0';
  timestamp: string;
  requestContext: {
    requestId: string;
    functionArn: string;
    condition: 'RetriesExhausted' | 'EventAgeExceeded';
    approximateInvokeCount: number;
  };
  requestPayload: unknown;
  responseContext: { statusCode: 200; executedVersion: '$LATEST'; functionError: 'Unhandled' };
  responsePayload: unknown;
}

interface AsyncInvokeOptions {
  clock: Clock;
  /** Invokes a function and keeps the run busy until it has ended. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Runs an async callback as part of the run; its rejection fails the run. */
  track(work: () => Promise<void>): void;
  onFailure(destination: string | undefined, record: FailureRecord): void;
}

/** Waits before the second and the third attempt (Lambda Developer Guide, "Asynchronous invocation"). */
const RETRY_DELAYS = [60_000, 120_000];

/**
 * A throttled event goes back into Lambda's own queue, from one second up to five minutes, for six hours unless the
 * function says otherwise; this counts for no attempt (the same, "Error handling").
 */
const THROTTLED = { firstMs: 1000, longestMs: 300_000, oldestMs: 6 * 3_600_000 };

/** An event on its way to a function. */
interface Queued {
  lambda: LambdaFunction;
  event: unknown;
  requestId: string;
  /** When Lambda took it (epoch ms). */
  takenAt: number;
  /** Attempts that ran, this one included. */
  attempt: number;
  /** How often in a row it was throttled. */
  throttled: number;
}

/** Invokes functions as EventBridge does: retries on the virtual clock, then the on-failure destination. */
export function createAsyncInvoke(
  options: AsyncInvokeOptions,
): (lambda: LambdaFunction, event: unknown, requestId: string) => void {
  const { clock } = options;
  const attempt = async (queued: Queued): Promise<void> => {
    const result = await options.invoke(queued.lambda.functionName, queued.event);
    if ('payload' in result) return;
    const next = result.error.isThrottled ? afterThrottling(queued, clock.now()) : afterFailure(queued);
    if (next === undefined)
      options.onFailure(queued.lambda.asynchronous.onFailure, recordOf(queued, result.error));
    else clock.schedule(clock.now() + next.delay, () => options.track(() => attempt(next.queued)));
  };

  function recordOf({ lambda, event, requestId, attempt }: Queued, error: FunctionError): FailureRecord {
    return {
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId,
        functionArn: `${lambda.arn}:$LATEST`,
        condition: error.isThrottled ? 'EventAgeExceeded' : 'RetriesExhausted',
        approximateInvokeCount: attempt,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: error,
    };
  }

  return (lambda, event, requestId) => {
    const queued = { lambda, event, requestId, takenAt: clock.now(), attempt: 1, throttled: 0 };
    options.track(() => attempt(queued));
  };
}

type Again = { queued: Queued; delay: number } | undefined;

function afterFailure(queued: Queued): Again {
  const { attempt, lambda } = queued;
  const delay = RETRY_DELAYS[attempt - 1];
  if (attempt > lambda.asynchronous.retries || delay === undefined) return undefined;
  return { queued: { ...queued, attempt: attempt + 1, throttled: 0 }, delay };
}

function afterThrottling(queued: Queued, now: number): Again {
  const { throttled, takenAt } = queued;
  const delay = Math.min(THROTTLED.firstMs * 2 ** throttled, THROTTLED.longestMs);
  if (now + delay - takenAt > THROTTLED.oldestMs) return undefined;
  return { queued: { ...queued, throttled: throttled + 1 }, delay };
}
