import * as z from 'zod';
import { stepBase, userFields } from './common.ts';

const executionFields = {
  ...userFields,
  execution: z.string().optional().describe('Execution name; the newest of the user if left out.'),
};

const stopExecutionSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('stopExecution'),
    ...executionFields,
    error: z.string().optional().describe('Error given to StopExecution.'),
    cause: z.string().optional().describe('Cause given to StopExecution.'),
  })
  .describe('Someone stops the execution in the Step Functions console.');

const token = z
  .string()
  .default('last')
  .describe('last: the stolen token of the newest question; or any text.');

const sendTaskSuccessSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('sendTaskSuccess'),
    ...executionFields,
    token,
    output: z.record(z.string(), z.unknown()).describe('The forged output.'),
  })
  .describe('Someone with SendTaskSuccess answers a question past the case page.');

const sendTaskFailureSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('sendTaskFailure'),
    ...executionFields,
    token,
    error: z
      .string()
      .optional()
      .describe('Error given to SendTaskFailure; null for the workflow if left out.'),
    cause: z
      .string()
      .optional()
      .describe('Cause given to SendTaskFailure; null for the workflow if left out.'),
  })
  .describe('Someone with SendTaskFailure lets a question fail.');

const invokeSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('invoke'),
    function: z.string().describe('Folder of the function, e.g. disable-credentials.'),
    payload: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('The payload; fields here replace those of its latest invocation, if there was one.'),
    fresh: z.boolean().default(false).describe('Use the payload as it is, not over the latest one.'),
  })
  .describe('Someone with InvokeFunction calls a function directly.');

const duplicateSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('duplicate'),
    function: z.string().describe('Folder of the function, e.g. disable-credentials.'),
    ago: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('Which of its invocations comes again, counted from the newest, which is 0.'),
  })
  .describe(
    'An invocation is delivered once more, late and with the same payload. Lambda delivers at least once.',
  );

/** What happens to executions and functions past the product's own ways. */
export const runSteps = [
  stopExecutionSchema,
  sendTaskSuccessSchema,
  sendTaskFailureSchema,
  invokeSchema,
  duplicateSchema,
] as const;

/** Any of the steps above. */
export type RunStep = z.infer<(typeof runSteps)[number]>;
