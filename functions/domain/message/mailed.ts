import type { Question } from '../question/question.ts';
import type { MessageOfCase } from './message.ts';

/** What of a case says whom its mails have reached. */
export interface Mailed {
  messages: readonly MessageOfCase[];
  told?: readonly string[] | undefined;
}

/** The mark that the mail of a question has gone out to somebody. */
export function questionMark({ number }: Pick<Question, 'number'>, address: string): string {
  return `question ${number}:${address}`;
}

/** The messages of a case that SES is known to have taken. */
export function mailedBy({ messages, told = [] }: Mailed): MessageOfCase[] {
  return messages.filter(({ questionNumber: number, address }) =>
    told.includes(questionMark({ number }, address)),
  );
}

/** Whether a mail that asks has gone out to one of these addresses. */
export function isMailed(case_: Mailed, addresses: readonly string[]): boolean {
  return mailedBy(case_).some(({ address }) => addresses.includes(address));
}
