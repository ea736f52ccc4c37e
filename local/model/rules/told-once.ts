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
 * both mails have one message. A third comes only where something has failed again.
 */
export function toldOnce(chronicle: Chronicle): Violation[] {
  const all = chronicle.events.flatMap((event, index) =>
    event.is === 'mail' ? askedBy(chronicle, { ...event, index }) : [],
  );
  return all.flatMap((later, place) => {
    const same = all.slice(0, place).filter((one) => isSame(one, later));
    const before = same.find((one) => !isExcused(one, later)) ?? sentInPeace(chronicle, same, later);
    if (before === undefined) return [];
    const { at, caseId, index, to } = later;
    const state = stateAt(chronicle, index, caseId);
    return [{ rule: 14, at, about: caseId, state, by: 'mail', claim: `the same question twice to ${to}` }];
  });
}

function isSame(one: Asked, other: Asked): boolean {
  return one.to === other.to && one.caseId === other.caseId && one.questionNumber === other.questionNumber;
}

/** The third mail and later ones: a sender may die once, but then something must have failed since the mail before. */
function sentInPeace({ events }: Chronicle, same: readonly Asked[], later: Asked): Asked | undefined {
  const last = same.at(-1);
  if (last === undefined || same.length < 2) return undefined;
  // What SES has taken is written down after the call that brought it, whose own reply may have been lost.
  const isTrouble = events
    .slice(last.index - 1, later.index)
    .some((event) => event.is === 'call' && event.error !== undefined);
  return isTrouble ? undefined : last;
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
