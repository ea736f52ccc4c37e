import type { ChronicleEvent, SeenUser } from '../model/chronicle.ts';
import { minuteOf, SHOWN_DAY } from '../model/shown-time.ts';

/** The events of two plays up to where both stood alike. */
export interface Pasts {
  mine: readonly ChronicleEvent[];
  its: readonly ChronicleEvent[];
  /** When the other play stood so (epoch ms): a time in its items that lies later, such as of the next try, is not past. */
  until: number;
}

/** How items hold a time. */
const ISO = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z`;
const ANY = new RegExp(`${ISO}|${SHOWN_DAY},? \\d\\d:\\d\\d UTC`, 'gu');
const MINUTE_MS = 60_000;

/**
 * Gives a text of another play the times of this one in the place of those that lie before both stood alike: when
 * something was read or done there, it may not have been here yet. The same place in an item of the table tells which is
 * which; of several, that of the last read of the user counts, else the latest.
 */
export function withOwnTimes(pasts: Pasts): (text: string) => string {
  const own = ownTimes(pasts);
  if ([...own].every(([its, mine]) => its === mine)) return (text) => text;
  return (text) => text.replace(ANY, (shown) => inTheWayOf(shown, own.get(minuteIn(shown))));
}

/** The minutes of the other play's past (epoch ms) and which they are in this one. */
function ownTimes({ mine, its, until }: Pasts): ReadonlyMap<number, number> {
  const own = new Map<number, number>();
  const reads = new Map<number, number>();
  const ofOther = latestItems(its);
  for (const [key, item] of latestItems(mine)) {
    const other = ofOther.get(key);
    if (other === undefined) continue;
    for (const [before, after] of pairs(timesIn(other), timesIn(item)).filter(([time]) => time <= until))
      own.set(before, Math.max(after, own.get(before) ?? after));
    for (const [before, after] of pairs(readIn(other), readIn(item))) reads.set(before, after);
  }
  return new Map([...own, ...reads]);
}

type Item = Readonly<Record<string, unknown>>;

function latestItems(events: readonly ChronicleEvent[]): ReadonlyMap<string, Item> {
  return new Map(
    events.flatMap((event) => (event.is === 'item' ? [[String(event.item['pk']), event.item]] : [])),
  );
}

const timesIn = (value: unknown): number[] => (JSON.stringify(value) ?? '').match(ANY)?.map(minuteIn) ?? [];

const readIn = ({ user }: Item): number[] => timesIn((user as { readAt?: string } | undefined)?.readAt);

/** What stands in the same places of two lists; nothing of lists that are not alike. */
function pairs(its: readonly number[], mine: readonly number[]): [number, number][] {
  if (its.length !== mine.length) return [];
  return its.map((one, index) => [one, mine[index] ?? one]);
}

function minuteIn(text: string): number {
  const at = minuteOf(text) ?? Date.parse(text);
  return at - (at % MINUTE_MS);
}

/** Another minute of the same day, written as this one is. */
function inTheWayOf(shown: string, minute: number | undefined): string {
  if (minute === undefined) return shown;
  return shown.replace(/\d\d:\d\d(?=:| UTC)/, new Date(minute).toISOString().slice(11, 16));
}

/**
 * Gives the users of another play the credentials of this one: what was created before both stood alike was created at
 * another minute there.
 */
export function withOwnBirths({ mine, its }: Pasts): (users: readonly SeenUser[]) => readonly SeenUser[] {
  const own = birthsIn(mine.at(-1)?.users ?? []);
  const different = [...birthsIn(its.at(-1)?.users ?? [])].filter(
    ([name, at]) => (own.get(name) ?? at) !== at,
  );
  if (different.length === 0) return (users) => users;
  const theirs = new Map(different);
  const made = new Map<readonly SeenUser[], readonly SeenUser[]>();
  return (users) => {
    const known = made.get(users) ?? users.map((user) => withBirths(user, theirs, own));
    made.set(users, known);
    return known;
  };
}

type Births = ReadonlyMap<string, number>;

const nameOf = ({ userId }: SeenUser, id: string): string => `${userId} ${id}`;

function birthsIn(users: readonly SeenUser[]): Births {
  return new Map(
    users.flatMap((user) => user.credentials.map(({ id, createdAt }) => [nameOf(user, id), createdAt])),
  );
}

/** What was created anew since then keeps its time. */
function withBirths(user: SeenUser, theirs: Births, own: Births): SeenUser {
  const credentials = user.credentials.map((one) => {
    const name = nameOf(user, one.id);
    return theirs.get(name) === one.createdAt ? { ...one, createdAt: own.get(name) ?? one.createdAt } : one;
  });
  return { ...user, credentials };
}
