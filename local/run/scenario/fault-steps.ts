import * as z from 'zod';
import { KILLED_AS } from '../../twin/faults.ts';
import { stepBase } from './common.ts';
import { durationSchema } from './time.ts';

const SERVICES = 'iam, sts, securityhub, states, secretsmanager, ses, sns, dynamodb';
const call = z.string().regex(new RegExp(`^(\\*|(${SERVICES.replaceAll(', ', '|')}):(\\w+|\\*))$`), {
  error: `must be <service>:<Operation>, e.g. "iam:UpdateAccessKey", or "*"; services: ${SERVICES}`,
});
const after = z.number().int().min(0).optional();
const effect = z.enum(['none', 'done']).optional();
const functionFolder = z.string().optional();

const failSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('fail'),
    call: call.describe(
      'The call that fails from now on, e.g. iam:UpdateAccessKey; iam:* for all of a service, * for any.',
    ),
    error: z
      .string()
      .describe(
        'The AWS error code, connection-reset, or no-reply: the caller waits until its own time-out.',
      ),
    message: z.string().optional().describe('The error message.'),
    status: z.number().int().optional().describe('HTTP status; the usual one if left out.'),
    times: z.number().int().min(1).optional().describe('How many requests fail; all if left out.'),
    after: after.describe('How many requests still work first.'),
    effect: effect.describe('done: the call takes effect, the reply is lost.'),
    account: z.string().optional().describe('Only calls made by a principal of this account.'),
    function: functionFolder.describe('Only calls of this function, by its folder.'),
    parameters: z.record(z.string(), z.unknown()).optional().describe('Only calls with these parameters.'),
  })
  .describe('An AWS API starts to fail. The SDK’s own retries count as requests.');

const killSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('kill'),
    function: functionFolder.describe('Folder of the function, e.g. disable-credentials; any if left out.'),
    call: call.default('*').describe('Its call that is the last, e.g. iam:UpdateAccessKey; any if left out.'),
    after: after.describe('How many such calls still work first; 0 if left out.'),
    effect: effect.describe(
      'done: the call takes effect, and the function never sees the reply. none, if left out: the call is not made.',
    ),
    error: z
      .enum(KILLED_AS)
      .optional()
      .describe(
        'As what Step Functions sees it: a time-out (Sandbox.Timedout, if left out), a process that died, memory that ran out, or no error type from Lambda (Lambda.Unknown).',
      ),
  })
  .describe('A function is killed once, in the middle of a call, as at its time-out or as when it crashes.');

const healSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('heal'),
    call: z.string().optional().describe('The call that works again; all if left out.'),
  })
  .describe('An AWS API works again.');

const failFindingSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('failFinding'),
    finding: z.string().describe('Name or id of the finding, or its user’s name.'),
    code: z
      .enum([
        'ConcurrentUpdateError',
        'DuplicatedFindingIdentifier',
        'FindingNotFound',
        'FindingSizeExceeded',
        'InternalFailure',
        'InvalidInput',
      ])
      .describe('The code in UnprocessedFindings.'),
    times: z.number().int().min(1).default(1).describe('How many updates fail.'),
  })
  .describe('BatchUpdateFindings reports this finding as unprocessed.');

const misdeliverSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('misdeliver'),
    of: z
      .enum(['event', 'message', 'invocation'])
      .describe(
        'What: an event between its rule and its target, a message in the queue of clicks, or an invocation by the workflow, an event or that queue.',
      ),
    how: z
      .enum(['lost', 'twice', 'late', 'throttled'])
      .describe(
        'lost: never arrives (no invocation is). twice: an invocation twice at once. late: by `by`. throttled: Lambda refuses the invocation, as at its limit of concurrency (invocations only, also those by the HTTP API).',
      ),
    function: functionFolder.describe('Only on the way to this function, by its folder.'),
    by: durationSchema.optional().describe('How late; PT10M if left out.'),
    after: after.describe('How many arrive as they should first.'),
    times: z.number().int().min(1).default(1).describe('How many meet it.'),
  })
  .refine(({ of, how }) => (of === 'invocation' ? how !== 'lost' : how !== 'throttled'), {
    error: 'an invocation is never lost, and nothing but an invocation is throttled',
    path: ['how'],
  })
  .describe('Something on its way to a function is lost, or arrives twice or late, or is refused.');

/** What fails. */
export const faultSteps = [failSchema, killSchema, healSchema, failFindingSchema, misdeliverSchema] as const;

/** Any of the steps above. */
export type FaultStep = z.infer<(typeof faultSteps)[number]>;
