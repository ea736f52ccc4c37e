import { StepFunctionsError, type StepFunctionsErrorCode } from '../errors.ts';
import { type Json, textSize } from '../json.ts';
import { limits } from '../limits.ts';

/** Throws ValidationException when the text has more characters than the API's model allows. */
export function checkLength(field: string, text: string | undefined, max: number): void {
  if (text === undefined || text.length <= max) return;
  const rule = `Member must have length less than or equal to ${max}`;
  throw new StepFunctionsError('ValidationException', `Value at '${field}' failed: ${rule}`);
}

/** Reads JSON text of at most 262,144 bytes; throws ValidationException for more and `code` for other text. */
export function parsePayload(field: string, text: string, code: StepFunctionsErrorCode): Json {
  if (textSize(text) > limits.payloadBytes) {
    const rule = `Member must have length less than or equal to ${limits.payloadBytes}`;
    throw new StepFunctionsError('ValidationException', `Value at '${field}' failed: ${rule}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StepFunctionsError(code, `Invalid ${field}: '${reason}'`);
  }
}

/** Throws InvalidArn for text that is not an ARN of this kind. */
export function checkArn(arn: string, kind: 'stateMachine' | 'execution'): void {
  if (new RegExp(`^arn:[^:]+:states:[^:]+:\\d{12}:${kind}:.+$`).test(arn)) return;
  throw new StepFunctionsError('InvalidArn', `Invalid Arn: '${arn}'`);
}
