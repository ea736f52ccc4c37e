import {
  type Chronicle,
  type ChronicleEvent,
  eventsOf,
  type IamEvent,
  type PageEvent,
  type SeenUser,
} from './chronicle.ts';
import { countWhile, once } from './once.ts';
import type { Violation } from './violation.ts';
import { wordsOfList } from './words-of-list.ts';

/** An event with its place in the chronicle. */
export type Placed<Event extends ChronicleEvent = ChronicleEvent> = Event & { index: number };

/** What a change of IAM by the product does to a credential. */
export type Act = 'disable' | 'restore' | 'delete' | 'other';

/** An answer that somebody sent by the page. `index`: when the request began. */
export interface Word {
  index: number;
  /** Where in the chronicle the request was answered. */
  until: number;
  at: number;
  caseId: string;
  /** The mailbox that got the link; undefined where no mail brought this key. */
  by: string | undefined;
  key: string;
  kind: string;
  form: Readonly<Record<string, string>>;
  /** Of an answer for several users: whether how many they are, and the word, were typed. */
  isCounted?: boolean;
  status: number;
  /** Whether the person was told that it is recorded now, or could not be told: it may be then. */
  mayCount: boolean;
  isRecorded: boolean;
}

/** The unique user id inside a case id or the name of a role session. */
export function userIdIn(caseId: string): string {
  return /-([A-Z0-9]{16,32})-\d{1,6}$/.exec(caseId)?.[1] ?? '';
}

/** The product's changes of IAM, with their places. */
export function productChanges({ events }: Chronicle): Placed<IamEvent>[] {
  return [...changesIn(events).values()]
    .flat()
    .filter(({ isProduct }) => isProduct)
    .sort((one, other) => one.index - other.index);
}

/** What a change does, as IAM's action says. */
export function actOf({ action, status }: Pick<IamEvent, 'action' | 'status'>): Act {
  if (action === 'UpdateAccessKey') return status === 'Active' ? 'restore' : 'disable';
  if (action === 'DeleteLoginProfile') return 'disable';
  if (action === 'CreateLoginProfile') return 'restore';
  return /^(Delete|Detach|Remove|Deactivate)/.test(action) ? 'delete' : 'other';
}

/** The user just before an event; undefined if there was none of that unique id. */
export function userBefore({ events }: Chronicle, index: number, userId: string): SeenUser | undefined {
  const { users } = events[Math.max(0, index - 1)] ?? { users: [] };
  return users.find((one) => one.userId === userId);
}

/** Whether AWS had quarantined the user by then, and be it for a time. */
export function wasQuarantined({ events }: Chronicle, index: number, userId: string): boolean {
  const first = quarantinesIn(events).get(userId);
  return first !== undefined && first < index;
}

/** Where in the chronicle each user is seen as quarantined for the first time. */
const quarantinesIn = once((events: Chronicle['events']): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  events.forEach(({ users }, index) => {
    // What has changed no user has the same list.
    if (users === events[index - 1]?.users) return;
    for (const { userId, isQuarantined } of users)
      if (isQuarantined && !found.has(userId)) found.set(userId, index);
  });
  return found;
});

/** The changes of each user, by its unique id, with their places. */
const changesIn = once((events: Chronicle['events']): ReadonlyMap<string, Placed<IamEvent>[]> => {
  const found = new Map<string, Placed<IamEvent>[]>();
  events.forEach((event, index) => {
    if (event.is !== 'iam') return;
    const own = found.get(event.userId) ?? [];
    own.push({ ...event, index });
    found.set(event.userId, own);
  });
  return found;
});

/** The changes of a user up to this place, and that at it, in order. */
export function changesUntil({ events }: Chronicle, index: number, userId: string): Placed<IamEvent>[] {
  const own = changesIn(events).get(userId) ?? [];
  return own.slice(
    0,
    countWhile(own, (change) => change.index <= index),
  );
}

/** The state that a case was in when something happened. */
export function stateAt({ events }: Chronicle, index: number, caseId: string): string {
  const userId = userIdIn(caseId);
  for (let place = Math.min(index, events.length - 1); place >= 0; place -= 1) {
    const event = events[place];
    if (event?.is === 'state' && userIdIn(event.caseId) === userId) return event.state;
  }
  return '';
}

/** Everything that people have answered by the page, in order. */
export function wordsOf(chronicle: Chronicle): Word[] {
  const mailed = new Map(
    eventsOf(chronicle, 'mail').flatMap(({ to, links }) =>
      links.map((link) => [new URL(link).searchParams.get('key') ?? '', to[0] ?? ''] as const),
    ),
  );
  return chronicle.events.flatMap((event, until): Word[] => {
    if (event.is !== 'page' || event.method !== 'POST') return [];
    const { since, at, caseId, key, form, status } = event;
    const word = { index: since, until, at, key, by: mailed.get(key) };
    if (event.listed.length > 0) return wordsOfList(event).map((one) => ({ ...word, ...one }));
    const mayCount = status === 200 || status >= 500;
    const isRecorded = status === 200 && !isRepeated(event);
    return [{ ...word, caseId, form, status, kind: kindOf(form), mayCount, isRecorded }];
  });
}

/** Whether the page says that this very answer was recorded before. */
export function isRepeated({ html }: Pick<PageEvent, 'html'>): boolean {
  return /Already recorded|すでに記録/.test(html);
}

/**
 * The place of the last such read of IAM before one in the same moment, by which the product could know the world; of
 * several reads that a function makes at once that of the first, since any of them may be answered first. The place itself
 * where there is none.
 */
export function lookBefore(
  { events }: Chronicle,
  { index, at, call }: { index: number; at: number; call: string },
): number {
  for (let place = index - 1; events[place]?.at === at; place -= 1) {
    const event = events[place];
    if (event?.is === 'call' && event.call === call && event.error === undefined)
      return firstAtOnce(events, place, event.function);
  }
  return index;
}

/** The first of the reads of IAM that this function makes in a row, up to this one. */
function firstAtOnce(events: Chronicle['events'], last: number, by: string): number {
  let first = last;
  for (let place = last; events[place]?.at === events[last]?.at; place -= 1) {
    const event = events[place];
    if (event?.is !== 'call' || event.function !== by) continue;
    if (!/^iam:(?:Get|List)/.test(event.call)) break;
    first = place;
  }
  return first;
}

/** What a change of IAM has broken. */
export function brokenBy(
  rule: number,
  chronicle: Chronicle,
  { at, user, action, index, session }: Placed<IamEvent>,
  claim: string,
): Violation {
  return { rule, at, about: user, state: stateAt(chronicle, index, session), by: `iam:${action}`, claim };
}

/** "None of it is needed" retires every credential. */
function kindOf(form: Word['form']): string {
  return form['answer'] === 'none' ? 'retire' : (form['answer'] ?? '');
}
