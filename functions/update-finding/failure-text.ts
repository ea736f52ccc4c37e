import { shortened } from '../domain/finding/other-note.ts';
import type { Failure } from './schema.ts';

/** What Lambda puts into an error's cause: JSON with the error's message. */
interface LambdaCause {
  errorMessage?: unknown;
}

/** What is true and how to go on must fit into the note as well. */
const MESSAGE_LENGTH = 140;

/** A failure in words: the state, the error and the first part of its message. */
export function failureText({ state, error, cause }: Failure): string {
  const message = messageOf(cause ?? '');
  return `${state}: ${error || 'no error given'}${message === '' ? '' : ` (${shortened(message, MESSAGE_LENGTH)})`}`;
}

function messageOf(cause: string): string {
  try {
    const { errorMessage } = JSON.parse(cause) as LambdaCause;
    return typeof errorMessage === 'string' ? errorMessage : '';
  } catch {
    return cause;
  }
}
