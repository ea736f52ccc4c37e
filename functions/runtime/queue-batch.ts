import * as z from 'zod';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';

/** A message of a queue: an event, `undefined` where it is not JSON, and how often it was brought. */
const messageSchema = z
  .object({
    messageId: z.string().min(1),
    body: z.string(),
    attributes: z.object({ ApproximateReceiveCount: z.coerce.number().int() }),
  })
  .transform(({ messageId, body, attributes }) => ({
    messageId,
    event: eventIn(body),
    receives: attributes.ApproximateReceiveCount,
  }));
export type QueuedMessage = z.infer<typeof messageSchema>;

/** What Lambda brings from a queue (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export const batchSchema = z.object({ Records: z.array(messageSchema).min(1) });

/** What Lambda is answered: the messages that stay in the queue ("Implementing partial batch responses"). */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/** Whether Lambda has brought something from a queue; it may be of a shape that nobody knows. */
export function isFromQueue(event: unknown): boolean {
  return z.object({ Records: z.unknown() }).safeParse(event).data?.Records !== undefined;
}

/** The messages of a batch. Throws InvalidInputError where it is none: all of them come again. */
export function messagesOf(event: unknown): QueuedMessage[] {
  const batch = batchSchema.safeParse(event);
  if (!batch.success) throw new InvalidInputError(`The batch cannot be read: ${issuesOf(batch.error)}`);
  return batch.data.Records;
}

/** Handles one message after the other. What is not done (`isDone` false) stays in the queue and comes again. */
export async function answerEach(
  messages: readonly QueuedMessage[],
  isDone: (message: QueuedMessage) => Promise<boolean>,
): Promise<BatchAnswer> {
  const batchItemFailures: BatchAnswer['batchItemFailures'] = [];
  for (const message of messages)
    if (!(await isDone(message))) batchItemFailures.push({ itemIdentifier: message.messageId });
  return { batchItemFailures };
}

function eventIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
