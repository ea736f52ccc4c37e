import type { Question } from '../domain/question/question.ts';

/** The mark that the mail of a question has gone out to somebody. */
export function questionMark({ number }: Pick<Question, 'number'>, address: string): string {
  return `question ${number}:${address}`;
}
