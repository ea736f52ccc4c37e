import type { Chronicle } from './chronicle.ts';
import { minuteOf } from './shown-time.ts';

/**
 * The places in the chronicle, up to this one, between which the world was as it was at a time that a text names: as
 * the minute began, and after each change in it. The place itself where no time is named.
 */
export function momentsOf({ events }: Chronicle, index: number, asOf: string | undefined): number[] {
  const minute = asOf === undefined ? undefined : minuteOf(asOf);
  if (minute === undefined) return [index];
  const places = events.slice(0, index + 1).map(({ at, is }, place) => ({ at, is, place }));
  const before = places.findLast(({ at }) => at < minute);
  const within = places.filter(({ at, is }) => at >= minute && at < minute + 60_000 && is === 'iam');
  const first = places.find(({ at }) => at >= minute);
  const known = before ?? first;
  return [...(known === undefined ? [] : [known.place]), ...within.map(({ place }) => place)];
}
