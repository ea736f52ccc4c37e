import type { LambdaFunction } from '../../assembly/types.ts';
import type { KilledAs } from '../../twin/faults.ts';
import type { FunctionError } from './environment.ts';

/**
 * What Lambda returns of a function that it ended. Where Step Functions sees `Lambda.Unknown`, Lambda has sent no
 * error type (payloads of time-outs, 2024 and 2025, quoted in public tests of monitoring code).
 */
export function killedError(killedAs: KilledAs, lambda: LambdaFunction, requestId: string): FunctionError {
  const timedOut = `Task timed out after ${lambda.timeoutSeconds.toFixed(2)} seconds`;
  const messages: Record<KilledAs, string> = {
    'Sandbox.Timedout': `RequestId: ${requestId} Error: ${timedOut}`,
    'Runtime.ExitError': `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
    'Runtime.OutOfMemory': `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
    'Lambda.Unknown': `${requestId} ${timedOut}`,
  };
  const errorType = killedAs === 'Lambda.Unknown' ? undefined : killedAs;
  return { errorType, errorMessage: messages[killedAs], trace: [] };
}
