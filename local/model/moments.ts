import type { Chronicle } from './chronicle.ts';
import { countWhile } from './once.ts';
import { minuteOf } from './shown-time.ts';

/**
 * The places in the chronicle, up to this one, between which the world was as it was at a time that a text names: as
 * the minute began, and after each change in it. The place itself where no time is named.
 */
export function momentsOf({ events }: Chronicle, index: number, asOf: string | undefined): number[] {
  const minute = asOf === undefined ? undefined : minuteOf(asOf);
  if (minute === undefined) return [index];
  const begun = countWhile(events, ({ at }) => at < minute);
  const over = countWhile(events, ({ at }) => at < minute + 60_000);
  const last = Math.min(over, index + 1);
  const within = events.slice(begun, last).flatMap(({ is }, place) => (is === 'iam' ? [begun + place] : []));
  return [Math.min(Math.max(begun - 1, 0), index), ...within];
}
