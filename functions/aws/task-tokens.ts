import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { classifyError, errorNameOf } from '../domain/errors/classify-error.ts';
import type { TaskTokens } from '../ports.ts';
import { clientSettings, hidingSecret, isRepetition, lazily } from './call.ts';

/**
 * Answers waiting states. A token that Step Functions does not know, or knows no more, is `gone`; after a repeated
 * request it may be gone by the first one, whose answer was lost: `unsure`.
 */
export function taskTokens(options: { client?: () => SFNClient } = {}): TaskTokens {
  const { client = lazily(() => new SFNClient(clientSettings)) } = options;
  return {
    async succeed(taskToken, output) {
      const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) });
      try {
        await hidingSecret(taskToken, () => client().send(command));
        return 'taken';
      } catch (error) {
        if (!GONE.includes(errorNameOf(error)))
          throw classifyError(error, 'Answer the open question (SendTaskSuccess)');
        return isRepetition(error) ? 'unsure' : 'gone';
      }
    },
  };
}

/** TaskTimedOut stands for answered already as well (Step Functions API reference, SendTaskSuccess). */
const GONE = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];
