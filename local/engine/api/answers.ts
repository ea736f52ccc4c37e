import { limits } from '../limits.ts';
import type { Tokens } from '../tokens.ts';
import { checkLength, parsePayload } from './check.ts';

/** Parameters of SendTaskSuccess; `output` is JSON text of at most 262,144 bytes. */
export interface SendTaskSuccessInput {
  taskToken: string;
  output: string;
}

/** Parameters of SendTaskFailure; `error` has at most 256 characters, `cause` 32,768. */
export interface SendTaskFailureInput {
  taskToken: string;
  error?: string;
  cause?: string;
}

/** Parameters of SendTaskHeartbeat. */
export interface SendTaskHeartbeatInput {
  taskToken: string;
}

/** The calls that answer a waiting task. They throw InvalidToken, TaskDoesNotExist, TaskTimedOut, InvalidOutput. */
export interface Answers {
  sendTaskSuccess(input: SendTaskSuccessInput): Record<string, never>;
  sendTaskFailure(input: SendTaskFailureInput): Record<string, never>;
  sendTaskHeartbeat(input: SendTaskHeartbeatInput): Record<string, never>;
}

/** The answering calls on these tokens. */
export function createAnswers(tokens: Tokens): Answers {
  return {
    sendTaskSuccess({ taskToken, output }) {
      const task = tokens.find(taskToken);
      task.succeed(parsePayload('output', output, 'InvalidOutput'), output);
      return {};
    },
    sendTaskFailure({ taskToken, error, cause }) {
      const task = tokens.find(taskToken);
      checkLength('error', error, limits.errorLength);
      checkLength('cause', cause, limits.causeLength);
      task.fail(error, cause);
      return {};
    },
    sendTaskHeartbeat({ taskToken }) {
      tokens.find(taskToken).beat();
      return {};
    },
  };
}
