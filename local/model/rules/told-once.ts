import type { Chronicle, ChronicleEvent, MailEvent } from '../chronicle.ts';
import { mailsIn } from '../claims/mails-in.ts';
import { type Placed, stateAt } from '../history.ts';
import type { Violation } from '../violation.ts';

/** A question as a mail has put it to somebody. */
interface Asked {
  index: number;
  at: number;
  to: string;
  messageId: string;
  caseId: string;
  questionNumber: number;
  /** Whether the sender has marked the message as sent. */
  isMarked: boolean;
}

/**
 * 14. Nobody is mailed the same question twice, but where SES took the mail and the sender never came to know or to mark it; then
 * both mails have one message.
 */
export function toldOnce(chronicle: Chronicle): Violation[] {
  const all = chronicle.events.flatMap((event, index) =>
    event.is === 'mail' ? askedBy(chronicle, { ...event, index }) : [],
  );
  return all.flatMap((later, place) => {
    const before = all.slice(0, place).find((one) => isSame(one, later) && !isExcused(one, later));
    if (before === undefined) return [];
    const { at, caseId, index, to } = later;
    const state = stateAt(chronicle, index, caseId);
    return [{ rule: 14, at, about: caseId, state, by: 'mail', claim: `the same question twice to ${to}` }];
  });
}

function isSame(one: Asked, other: Asked): boolean {
  return one.to === other.to && one.caseId === other.caseId && one.questionNumber === other.questionNumber;
}

function isExcused(one: Asked, later: Asked): boolean {
  return !one.isMarked && one.messageId === later.messageId;
}

function askedBy(chronicle: Chronicle, { index, at, to, text, links }: Placed<MailEvent>): Asked[] {
  const messageId = /\/messages\/([^/?#]+)/.exec(links[0] ?? '')?.[1];
  if (messageId === undefined) return [];
  const { events } = chronicle;
  const begun = events
    .slice(0, index)
    .findLast((event) => event.is === 'item' && event.item['messageId'] === messageId);
  const next = events.findIndex((event, place) => place > index && event.is === 'mail');
  const isMarked = events.slice(index, next < 0 ? undefined : next).some(marksAsSent);
  return mailsIn(text).flatMap(({ caseId }) =>
    numbersIn(begun, caseId).map((questionNumber) => ({
      ...{ index, at, to: to[0] ?? '', messageId, caseId, questionNumber, isMarked },
    })),
  );
}

function marksAsSent(event: ChronicleEvent): boolean {
  return event.is === 'item' && event.item['sent'] !== undefined && event.item['caseId'] === undefined;
}

function numbersIn(begun: ChronicleEvent | undefined, caseId: string): number[] {
  const cases = begun?.is === 'item' ? begun.item['cases'] : undefined;
  if (!Array.isArray(cases)) return [];
  return cases.flatMap((one: { caseId?: string; questionNumber?: number }) =>
    one.caseId === caseId && one.questionNumber !== undefined ? [one.questionNumber] : [],
  );
}
