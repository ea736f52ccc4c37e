import { oneLine } from '../../../functions/texts/visible.ts';
import type { Action } from './actions.ts';

/** What a read came to: what AWS said, or why it is not known. */
export type Read<Value> = { is: 'read'; value: Value } | Unread;

/** A read that told nothing. */
export interface Unread {
  is: 'unread';
  action: Action;
  /** The credentials may not; else the call failed. */
  isDenied: boolean;
  /** AWS's words, in one line. */
  message: string;
}

/** Does a read by this action; whatever it throws is what it came to. */
export async function attempt<Value>(action: Action, call: () => Promise<Value>): Promise<Read<Value>> {
  try {
    return { is: 'read', value: await call() };
  } catch (error) {
    return unread(action, error);
  }
}

/** The same, where some errors are an answer: `answers` gives it, or undefined for an error that is none. */
export async function attemptWith<Value>(
  action: Action,
  call: () => Promise<Value>,
  answers: (error: Error) => { value: Value } | undefined,
): Promise<Read<Value>> {
  return attempt(action, async () => {
    try {
      return await call();
    } catch (error) {
      const answer = error instanceof Error ? answers(error) : undefined;
      if (answer === undefined) throw error;
      return answer.value;
    }
  });
}

/** What an error of this name means. */
export function named<Value>(name: string, value: Value): (error: Error) => { value: Value } | undefined {
  return (error) => (error.name === name ? { value } : undefined);
}

const MESSAGE_LENGTH = 240;

function unread(action: Action, error: unknown): Unread {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const isDenied = /^AccessDenied/.test(name);
  return { is: 'unread', action, isDenied, message: oneLine(`${name}: ${message}`, MESSAGE_LENGTH) };
}
