import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { TaskTokens } from '../shared/ports.ts';
import { calling, clientSettings, lazily, withoutSecret } from './call.ts';

/** Answers waiting states. A token that Step Functions does not know, or knows no more, is `gone`. */
export function taskTokens(options: { client?: () => SFNClient } = {}): TaskTokens {
  const { client = lazily(() => new SFNClient(clientSettings)) } = options;
  const gone = () => 'gone' as const;
  return {
    succeed(taskToken, output) {
      const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) });
      return calling<'taken' | 'gone'>(
        'Answer the open question (SendTaskSuccess)',
        () => withoutSecret(taskToken, () => client().send(command)).then(() => 'taken'),
        { TaskTimedOut: gone, TaskDoesNotExist: gone, InvalidToken: gone },
      );
    },
  };
}
