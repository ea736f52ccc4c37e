import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Deed, Tape } from '../run/tape/tape.ts';
import type { DirectCall } from '../twin/direct.ts';

const json = z.record(z.string(), z.unknown());

/** A call of AWS that changed something, or that later ones need (AssumeRole); its parameters as on the wire. */
const callSchema = z.strictObject({
  prefix: z.string(),
  operation: z.string(),
  parameters: json,
  /** Of PutItem, in the place of its parameter `Item`. */
  item: json.optional(),
  accessKeyId: z.string(),
  sessionToken: z.string().optional(),
  region: z.string(),
});

export type RecordedCall = z.infer<typeof callSchema>;

const resultSchema = z.union([
  z.strictObject({ payload: z.unknown() }),
  z.strictObject({
    error: z.strictObject({
      errorType: z.string().optional(),
      errorMessage: z.string(),
      trace: z.array(z.string()),
    }),
  }),
]);

const invocationSchema = z.strictObject({
  folder: z.string(),
  event: z.unknown(),
  calls: z.array(callSchema),
  result: resultSchema,
});

/** How a play ended, as far as another release has to bring it about too. */
const endSchema = z.strictObject({
  /** Of each execution, in the order of their starts. */
  executions: z.array(z.strictObject({ user: z.string(), status: z.string() })),
  /** The latest workflow status of each finding, by its id. */
  findings: z.record(z.string(), z.string()),
  /** The users that are left, by account and name: whether they have a password, and the status of each key. */
  users: z.record(
    z.string(),
    z.record(z.string(), z.strictObject({ password: z.boolean(), keys: z.record(z.string(), z.string()) })),
  ),
});
export type End = z.infer<typeof endSchema>;

/** A scenario as a release has played it: what every function was given, changed and returned. */
export const recordedCaseSchema = z.strictObject({
  scenario: json,
  invocations: z.array(invocationSchema).min(1),
  /** What stood in the table at the end, but for the deliverer's lease. */
  items: z.array(json),
  end: endSchema,
});
export type RecordedCase = z.infer<typeof recordedCaseSchema>;
export type RecordedInvocation = RecordedCase['invocations'][number];

/** A tape of which the first so many invocations are played again by `LocalRun.resume` with as many `calls`. */
export function tapeOf({ invocations }: RecordedCase): Tape {
  return {
    invocations: invocations.map(({ folder, event, calls, result }, index) => ({
      folder,
      event: JSON.stringify(event),
      deeds: calls.flatMap((call, n): Deed[] => [
        { is: 'sent', n, call: withItem(call) },
        { is: 'over', n },
      ]),
      result: 'error' in result ? result : { payload: JSON.stringify(result.payload) },
      callsAtEnd: index + 1,
    })),
  };
}

/** The call as it was made, with its item as DynamoDB takes it. */
export function withItem({ item, ...call }: RecordedCall): DirectCall {
  const stored = item === undefined ? {} : { Item: marshall(item) };
  return { sessionToken: undefined, ...call, parameters: { ...call.parameters, ...stored } };
}
