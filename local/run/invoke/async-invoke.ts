import type { LambdaFunction } from '../../assembly/types.ts';
import type { Clock } from '../../engine/clock.ts';
import type { InvocationResult } from './environment.ts';

/** A record of an asynchronous invocation that failed for good, as the on-failure destination gets it. */
export interface FailureRecord {
  version: '1.0';
  timestamp: string;
  requestContext: {
    requestId: string;
    functionArn: string;
    condition: 'RetriesExhausted';
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

/** Invokes functions as EventBridge does: retries on the virtual clock, then the on-failure destination. */
export function createAsyncInvoke(
  options: AsyncInvokeOptions,
): (lambda: LambdaFunction, event: unknown, requestId: string) => void {
  const { clock } = options;
  const attempt = async (
    lambda: LambdaFunction,
    event: unknown,
    requestId: string,
    n: number,
  ): Promise<void> => {
    const result = await options.invoke(lambda.functionName, event);
    if ('payload' in result) return;
    const delay = RETRY_DELAYS[n - 1];
    if (n <= lambda.asynchronous.retries && delay !== undefined) {
      clock.schedule(clock.now() + delay, () =>
        options.track(() => attempt(lambda, event, requestId, n + 1)),
      );
      return;
    }
    options.onFailure(lambda.asynchronous.onFailure, {
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId,
        functionArn: `${lambda.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: n,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: result.error,
    });
  };
  return (lambda, event, requestId) => options.track(() => attempt(lambda, event, requestId, 1));
}
