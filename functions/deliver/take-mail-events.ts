import { classifyError } from '../domain/errors/classify-error.ts';
import { log } from '../runtime/logger.ts';
import { answerEach, type BatchAnswer, messagesOf } from '../runtime/queue-batch.ts';
import { type Dependencies, takeMailEvent } from './take-mail-event.ts';

/**
 * Takes what the queue brings of what SES tells. Each event has its own result: what cannot be written, or read, stays
 * in the queue and comes again for two days; the same event again changes nothing.
 */
export async function takeMailEvents(event: unknown, dependencies: Dependencies): Promise<BatchAnswer> {
  return answerEach(messagesOf(event), async ({ messageId, event: told, receives }) => {
    try {
      await takeMailEvent(told, dependencies);
      return true;
    } catch (error) {
      const { name, message } = classifyError(error, 'Taking what SES tells of a mail');
      log('error', message, { messageId, receives, error: name });
      return false;
    }
  });
}
