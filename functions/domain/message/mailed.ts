import type { Question } from '../question/question.ts';
import type { Bounced, MessageOfCase } from './message.ts';

/** What of a case says whom its mails have reached. */
export interface Mailed {
  messages: readonly MessageOfCase[];
  told?: readonly string[] | undefined;
  bounced?: readonly Bounced[] | undefined;
}

/** The mark that the mail of a question has gone out to somebody. */
export function questionMark({ number }: Pick<Question, 'number'>, address: string): string {
  return `question ${number}:${address}`;
}

/** The mark of a mail of this case once the item holds its next one, which may have the same to tell to the same person. */
export const formerMark = (mark: string, caseId: string): string => `${mark} of ${caseId}`;

/** The messages of a case that SES is known to have taken, and that have not bounced since. */
export function mailedBy({ messages, told = [], bounced = [] }: Mailed): MessageOfCase[] {
  const isBounced = (id: string) => bounced.some(({ messageId }) => messageId === id);
  return messages.filter(
    ({ questionNumber: number, address, messageId }) =>
      told.includes(questionMark({ number }, address)) && !isBounced(messageId),
  );
}

/** Whether a mail that asks has gone out to one of these addresses. */
export function isMailed(case_: Mailed, addresses: readonly string[]): boolean {
  return mailedBy(case_).some(({ address }) => addresses.includes(address));
}

/** Whether mail to an address has bounced in this case: it is not written to again where there is somebody else. */
export function hasBounced({ bounced = [] }: Pick<Mailed, 'bounced'>, address: string): boolean {
  return bounced.some((one) => one.address.toLowerCase() === address.toLowerCase());
}

/** Those whose mail has not bounced. */
export function reachable<Person extends { address: string }>(
  case_: Pick<Mailed, 'bounced'>,
  people: readonly Person[],
): Person[] {
  return people.filter(({ address }) => !hasBounced(case_, address));
}
