import { messageTo } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { afterSeconds, seconds } from '../time/duration.ts';
import { type DueMessage, isTryDue } from './due.ts';

/** A mail that is due or still waits, the user whose item says so, and the case that the item was about then. */
export interface DueOf {
  userId: string;
  caseId: string;
  due: DueMessage;
}

/** So many cases one message names at most: what a person can take in, and an item has room for. */
export const CASES_AT_MOST = 50;

/** What cannot wait: access that is back, a user that AWS has quarantined, a wish that came to nothing. */
const AT_ONCE: readonly string[] = [
  'restored',
  'quarantined',
  'quarantined-off',
  'wish-refused',
  'nothing-to-restore',
  'quarantine-found',
];

/** When a mail that falls due is first tried (ISO): at once, or once it has waited for others to the same person. */
export function firstTryAt(
  about: DueMessage['about'],
  at: string,
  { gatherWithin }: Pick<Settings, 'gatherWithin'>,
): string {
  return AT_ONCE.includes(nameOf(about)) ? at : afterSeconds(at, seconds(gatherWithin));
}

/** What is told of one moment without asking: cases ended, somebody else answered, or the person, wishes were refused. */
export type NoticeMoment = 'ended' | 'handled' | 'done' | 'wish-refused';

/** The moment that a notice tells of: however a case ended, that is one. */
export function momentOfNotice(notice: string): NoticeMoment {
  return notice === 'handled' || notice === 'done' || notice === 'wish-refused' ? notice : 'ended';
}

/** The moment of a case that a mail tells of: what is told of one moment, to one address in one role, goes together. */
function momentOf({ about, recipient }: DueMessage): string {
  return about.is === 'question' ? messageTo(about.message, recipient.role) : momentOfNotice(about.notice);
}

/**
 * What goes out now, one group for each message: of an address, role and moment of which something is due, everything
 * that is due or would be within the time to gather. A message that was begun keeps what it was begun with, and is joined by what is new as far as
 * there is room. What cannot wait comes first, then what has been due longest. No group has a user twice.
 */
export function gather(
  all: readonly DueOf[],
  at: string,
  { gatherWithin }: Pick<Settings, 'gatherWithin'>,
): DueOf[][] {
  const soon = afterSeconds(at, seconds(gatherWithin));
  return [...together(all).values()]
    .filter((group) => group.some(({ due }) => isTryDue(due, at)))
    .flatMap((group) => messagesFor(group.filter(({ due }) => isTryDue(due, soon)).sort(bySince)))
    .sort(([one], [other]) => urgency(one) - urgency(other));
}

function together(all: readonly DueOf[]): Map<string, DueOf[]> {
  const groups = new Map<string, DueOf[]>();
  for (const one of all) {
    const { address, role } = one.due.recipient;
    const key = `${momentOf(one.due)} ${role} ${address}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function messagesFor(group: readonly DueOf[]): DueOf[][] {
  const begun = new Map<string, DueOf[]>();
  for (const one of group) {
    const { messageId } = one.due;
    if (messageId !== undefined) begun.set(messageId, [...(begun.get(messageId) ?? []), one]);
  }
  const messages = [...begun.values()];
  for (const one of group.filter(({ due }) => due.messageId === undefined)) {
    const place = messages.find((message) => hasRoomFor(message, one));
    if (place === undefined) messages.push([one]);
    else place.push(one);
  }
  return messages;
}

function hasRoomFor(message: readonly DueOf[], { userId }: DueOf): boolean {
  return message.length < CASES_AT_MOST && message.every((other) => other.userId !== userId);
}

function bySince(one: DueOf, other: DueOf): number {
  const order = Date.parse(one.due.since) - Date.parse(other.due.since);
  return order === 0 ? one.userId.localeCompare(other.userId) : order;
}

function urgency(one: DueOf | undefined): number {
  if (one === undefined) return 0;
  return AT_ONCE.includes(nameOf(one.due.about)) ? 0 : Date.parse(one.due.since);
}

function nameOf(about: DueMessage['about']): string {
  return about.is === 'question' ? about.message : about.notice;
}
