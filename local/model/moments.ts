import type { Chronicle } from './chronicle.ts';

const SHOWN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d) (?:UTC|GMT(?:([+-])(\d{1,2})(?::(\d\d))?)?)$/;

/** When a time as people read it begins (epoch ms); a minute long. Undefined for zones that have no number. */
export function minuteOf(shown: string): number | undefined {
  const [, day, time, sign, hours = '0', minutes = '0'] = SHOWN.exec(shown) ?? [];
  if (day === undefined) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.parse(`${day}T${time}:00Z`) - ahead;
}

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
