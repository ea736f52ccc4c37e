import { classifyError } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { log } from '../runtime/logger.ts';
import { answerEach, type BatchAnswer, messagesOf, type QueuedMessage } from '../runtime/queue-batch.ts';
import type { Dependencies } from './dependencies.ts';
import { openCases } from './open-cases.ts';
import { inOrder } from './order.ts';

/**
 * Handles the clicks that the queue brings together, in the order of their times: the queue keeps none. Each has its
 * own result: what fails is named, stays in the queue and comes again; it holds up no other. `hasTime` false: the
 * rest is left for the next time, before Lambda ends the function with everything that it has done unsaid.
 */
export async function openBatch(
  event: unknown,
  dependencies: Dependencies,
  hasTime: () => boolean,
): Promise<BatchAnswer> {
  const messages = inOrder(messagesOf(event), dependencies.actions);
  return answerEach(messages, async (message) => hasTime() && isHandled(message, dependencies));
}

async function isHandled(
  { messageId, event, receives }: QueuedMessage,
  dependencies: Dependencies,
): Promise<boolean> {
  try {
    if (event === undefined) throw new InvalidInputError('The message is not JSON.');
    await openCases(event, dependencies, receives === 1);
    return true;
  } catch (error) {
    const { name, message } = classifyError(error, 'Handling the click');
    log('error', message, { messageId, receives, error: name });
    return false;
  }
}
