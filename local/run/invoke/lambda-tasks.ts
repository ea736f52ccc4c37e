import * as z from 'zod';
import type { LambdaFunction } from '../../assembly/types.ts';
import { TaskFailure } from '../../engine/errors.ts';
import type { FunctionError, InvocationResult } from './environment.ts';

const argumentsSchema = z.strictObject({ FunctionName: z.string(), Payload: z.unknown() });

type Handler = (arguments_: unknown) => Promise<unknown>;

/**
 * The Lambda integrations of Step Functions. The result is that of lambda:invoke; a failed function fails its task
 * with Error = errorType and Cause = the payload as text; `Lambda.Unknown` where the payload has no errorType; what Lambda
 * itself answers with is an error of `Lambda`, for example `Lambda.TooManyRequestsException`. Sources:
 * Step Functions Developer Guide, "Invoke Lambda" and "Handle Lambda service exceptions".
 */
export function lambdaTasks(
  functions: readonly LambdaFunction[],
  invoke: (functionName: string, payload: unknown) => Promise<InvocationResult>,
): Record<'states:::lambda:invoke' | 'states:::lambda:invoke.waitForTaskToken', Handler> {
  const names = new Map(functions.flatMap(({ arn, functionName }) => [[arn, functionName]]));
  const handler: Handler = async (raw) => {
    const { FunctionName, Payload } = argumentsSchema.parse(raw);
    const functionName = names.get(FunctionName.replace(/:\$LATEST$/, ''));
    if (functionName === undefined) {
      throw new TaskFailure('Lambda.ResourceNotFoundException', `Function not found: ${FunctionName}`);
    }
    const result = await invoke(functionName, Payload ?? {});
    if ('error' in result) throw taskFailure(result.error);
    return { ExecutedVersion: '$LATEST', Payload: JSON.parse(result.payload), StatusCode: 200 };
  };
  return { 'states:::lambda:invoke': handler, 'states:::lambda:invoke.waitForTaskToken': handler };
}

/** The words of the Cause without an error type are those of Step Functions. */
function taskFailure(error: FunctionError): TaskFailure {
  if (error.isThrottled) return new TaskFailure(`Lambda.${error.errorType}`, error.errorMessage);
  const payload = JSON.stringify(error);
  if (error.errorType !== undefined) return new TaskFailure(error.errorType, payload);
  return new TaskFailure(
    'Lambda.Unknown',
    `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`,
  );
}
