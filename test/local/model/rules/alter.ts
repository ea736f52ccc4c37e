import type { Chronicle, ChronicleEvent, SeenUser } from '../../../../local/model/chronicle.ts';
import { judge } from '../../../../local/model/judge.ts';

type Kind = ChronicleEvent['is'];
type EventOf<K extends Kind> = Extract<ChronicleEvent, { is: K }>;

/** What the model objects to, each once: `<rule>: <claim>`. */
export function objections(chronicle: Chronicle): string[] {
  return [...new Set(judge(chronicle).map(({ rule, claim }) => `${rule}: ${claim}`))];
}

/** The same chronicle with other events in the place of each one. */
export function alter(
  chronicle: Chronicle,
  change: (event: ChronicleEvent, index: number) => readonly ChronicleEvent[],
): Chronicle {
  const places: number[] = [];
  const events: ChronicleEvent[] = [];
  for (const [index, event] of chronicle.events.entries()) {
    places.push(events.length);
    events.push(...change(event, index));
  }
  // A request names the place in which it began.
  const placed = events.map((event) =>
    event.is === 'page' ? { ...event, since: places[event.since] ?? event.since } : event,
  );
  return { ...chronicle, events: placed };
}

/** The place of the first event of a kind that `fits`; throws where there is none. */
export function placeOf<K extends Kind>(
  { events }: Chronicle,
  kind: K,
  fits: (event: EventOf<K>) => boolean = () => true,
): number {
  const index = events.findIndex((event) => event.is === kind && fits(event as EventOf<K>));
  if (index < 0) throw new Error(`the chronicle has no such ${kind}`);
  return index;
}

/** The place of the last event of a kind that `fits`; throws where there is none. */
export function lastPlaceOf<K extends Kind>(
  { events }: Chronicle,
  kind: K,
  fits: (event: EventOf<K>) => boolean = () => true,
): number {
  const index = events.findLastIndex((event) => event.is === kind && fits(event as EventOf<K>));
  if (index < 0) throw new Error(`the chronicle has no such ${kind}`);
  return index;
}

/** The event at a place, which is of this kind. */
export function eventAt<K extends Kind>({ events }: Chronicle, kind: K, index: number): EventOf<K> {
  const event = events[index];
  if (event?.is !== kind) throw new Error(`there is no ${kind} at ${index}`);
  return event as EventOf<K>;
}

/** The chronicle with something else in the event at a place. */
export function having<K extends Kind>(
  chronicle: Chronicle,
  kind: K,
  index: number,
  parts: Partial<EventOf<K>>,
): Chronicle {
  const event = { ...eventAt(chronicle, kind, index), ...parts } as ChronicleEvent;
  return alter(chronicle, (one, at) => [at === index ? event : one]);
}

/** The chronicle without the events of a kind that `fits`. */
export function without<K extends Kind>(
  chronicle: Chronicle,
  kind: K,
  fits: (event: EventOf<K>, index: number) => boolean = () => true,
): Chronicle {
  return alter(chronicle, (event, index) =>
    event.is === kind && fits(event as EventOf<K>, index) ? [] : [event],
  );
}

/** The chronicle with more events right before the one at a place; a request there has them in its time. */
export function insertedBefore(
  chronicle: Chronicle,
  index: number,
  ...added: readonly ChronicleEvent[]
): Chronicle {
  return alter(chronicle, (event, at) => (at === index ? [...added, event] : [event]));
}

/** The chronicle with more events right after the one at a place. */
export function insertedAfter(
  chronicle: Chronicle,
  index: number,
  ...added: readonly ChronicleEvent[]
): Chronicle {
  return alter(chronicle, (event, at) => (at === index ? [event, ...added] : [event]));
}

/** The chronicle in which the users are otherwise from a place on, up to another. */
export function withUsers(
  chronicle: Chronicle,
  { from, to = chronicle.events.length }: { from: number; to?: number },
  change: (user: SeenUser) => SeenUser,
): Chronicle {
  return alter(chronicle, (event, at) => [
    at >= from && at < to ? { ...event, users: event.users.map(change) } : event,
  ]);
}
