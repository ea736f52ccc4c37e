import { createHash } from 'node:crypto';
import type { Queue } from '../../assembly/types.ts';
import type { InvocationResult } from './environment.ts';

/** A message in a queue. */
export interface Message {
  messageId: string;
  body: string;
  sentAt: number;
  firstReceivedAt?: number;
  receives: number;
}

/** A message that was received as often as its queue allows, as it lies in the failures queue. */
export interface RedrivenMessage {
  messageId: string;
  body: string;
  attributes: { ApproximateReceiveCount: string; DeadLetterQueueSourceArn: string };
}

/** What a function gets of some messages (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export function eventOf(messages: readonly Message[], { arn }: Pick<Queue, 'arn'>): { Records: object[] } {
  const [, , , awsRegion, account] = arn.split(':');
  const Records = messages.map(({ messageId, body, sentAt, firstReceivedAt = sentAt, receives }) => ({
    messageId,
    receiptHandle: `receipt-${messageId}-${receives}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sentAt),
      SenderId: account,
      ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion,
  }));
  return { Records };
}

/** The message in its dead-letter queue. */
export function redriven(
  { messageId, body, receives }: Message,
  { arn }: Pick<Queue, 'arn'>,
): RedrivenMessage {
  const attributes = { ApproximateReceiveCount: String(receives), DeadLetterQueueSourceArn: arn };
  return { messageId, body, attributes };
}

/**
 * The messages that a batch leaves in the queue: those that the function names; all of them where it failed, or where
 * its answer cannot be read or names a message that was not in the batch (Lambda developer guide, "Implementing
 * partial batch responses").
 */
export function failedOf(batch: readonly Message[], result: InvocationResult): Message[] {
  if ('error' in result) return [...batch];
  const failed = failuresIn(result.payload);
  const ids = new Set(batch.map(({ messageId }) => messageId));
  if (failed === undefined || failed.some((id) => !ids.has(id))) return [...batch];
  return batch.filter(({ messageId }) => failed.includes(messageId));
}

function failuresIn(payload: string): string[] | undefined {
  const answer = JSON.parse(payload) as { batchItemFailures?: { itemIdentifier?: unknown }[] | null } | null;
  const failures = answer?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return undefined;
  const ids = failures.map((failure) => failure?.itemIdentifier);
  return ids.every((id) => typeof id === 'string' && id !== '') ? (ids as string[]) : undefined;
}
