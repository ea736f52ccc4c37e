import * as z from 'zod';
import { caseAddressSchema } from '../domain/case/case-id.ts';
import { classifyError } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { log } from './logger.ts';

/** What every state passes to its function. */
export const stateInputSchema = z.object({
  state: z.string(),
  /** When the state was entered (ISO): what counts as "now", the same in every retry. Only reads of IAM bear their own time. */
  enteredAt: z.iso.datetime(),
  case: caseAddressSchema,
});
export type StateInput = z.infer<typeof stateInputSchema>;

/** What every state's function returns: what the workflow needs to branch, and how long the next question waits. */
export interface StateOutput {
  outcome: string;
  /** Of the question that is put next. */
  timeoutSeconds?: number;
}

/**
 * Wraps the behaviour of a state: parses the input, logs one line at the end, and lets only the three error
 * classes out that the workflow's Retry and Catch know.
 */
export function stateHandler<Schema extends typeof stateInputSchema, Output>(
  schema: Schema,
  behaviour: (input: z.infer<Schema>) => Promise<Output>,
): (event: unknown) => Promise<Output> {
  return async (event) => {
    const parsed = schema.safeParse(event);
    if (!parsed.success) throw new InvalidInputError(`The input of this state: ${issuesOf(parsed.error)}`);
    const input = parsed.data as z.infer<Schema>;
    const about = { state: input.state, caseId: input.case.caseId };
    try {
      const output = await behaviour(input);
      log('info', 'done', { ...about, outcome: (output as { outcome?: string } | undefined)?.outcome });
      return output;
    } catch (error) {
      const classified = classifyError(error, input.state);
      log('error', classified.message, { ...about, error: classified.name });
      throw classified;
    }
  };
}
