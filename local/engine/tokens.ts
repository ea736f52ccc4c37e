import { createHash } from 'node:crypto';
import { StepFunctionsError } from './errors.ts';
import type { Json } from './json.ts';
import { limits } from './limits.ts';

/** What the owner of a token can do to the task that waits for it. */
export interface WaitingTask {
  succeed(output: Json, text: string): void;
  fail(error: string | undefined, cause: string | undefined): void;
  beat(): void;
}

/** The task tokens of one engine. */
export interface Tokens {
  /** A new token; nobody waits for it yet. */
  issue(executionArn: string): string;
  open(token: string, task: WaitingTask): void;
  /** From now on the token is answered with TaskTimedOut. */
  close(token: string): void;
  /** Whether a task waits for the answer to this token. */
  isWaiting(token: string): boolean;
  /** Throws InvalidToken, TaskDoesNotExist (not one of this engine) or TaskTimedOut (closed or expired). */
  find(token: string): WaitingTask;
}

function sealOf(body: string): string {
  return createHash('sha256').update(`task token ${body}`).digest('base64url').slice(0, 24);
}

function isGenuine(token: string): boolean {
  const [body, seal, ...rest] = token.split('.');
  return body !== undefined && seal !== undefined && rest.length === 0 && sealOf(body) === seal;
}

/** No tokens yet; `random` makes them differ between engines. */
export function createTokens(random: () => number): Tokens {
  const tasks = new Map<string, WaitingTask | 'issued' | 'closed'>();
  return {
    issue(executionArn) {
      const body = Buffer.from(`${executionArn}#${tasks.size}#${random()}`).toString('base64url');
      const token = `${body}.${sealOf(body)}`;
      tasks.set(token, 'issued');
      return token;
    },
    open: (token, task) => void tasks.set(token, task),
    close: (token) => void tasks.set(token, 'closed'),
    isWaiting: (token) => typeof tasks.get(token) === 'object',
    find(token) {
      if (token.length < 1 || token.length > limits.taskTokenLength) {
        const rule = `Member must have length between 1 and ${limits.taskTokenLength}`;
        throw new StepFunctionsError('ValidationException', `Value at 'taskToken': ${rule}`);
      }
      if (!isGenuine(token)) throw new StepFunctionsError('InvalidToken', "Invalid Token: 'Invalid token'");
      const task = tasks.get(token);
      if (task === undefined) {
        throw new StepFunctionsError('TaskDoesNotExist', "Task Does Not Exist: 'Task does not exist'");
      }
      if (typeof task === 'object') return task;
      const message = "Task Timed Out: 'Provided task does not exist anymore'";
      throw new StepFunctionsError('TaskTimedOut', message);
    },
  };
}
