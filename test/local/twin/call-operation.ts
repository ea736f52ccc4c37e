import { validate } from '../../../local/twin/protocol/validate.ts';
import type { CallContext, Service } from '../../../local/twin/service.ts';

/** Calls an operation of a service without HTTP, with the parameter checks of the twin. */
export async function callOperation(
  service: Service,
  operation: string,
  parameters: unknown,
  context: Partial<CallContext> = {},
): Promise<Record<string, unknown>> {
  const definition = service.operations[operation];
  if (definition === undefined) throw new Error(`no operation ${operation}`);
  const validationError = service.validationError ?? 'ValidationException';
  const checked = validate(definition.parameters, parameters, { name: operation, validationError });
  const principal = { account: '111122223333', roleArn: 'arn:aws:iam::111122223333:role/test-role' };
  const result = await definition.run(checked, { principal, region: 'eu-west-1', now: 0, ...context });
  return result as Record<string, unknown>;
}

/** The code of the error that a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return 'no error';
}
