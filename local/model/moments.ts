import type { Chronicle } from './chronicle.ts';
import { countWhile } from './once.ts';
import { minuteOf } from './shown-time.ts';

/** What a state reads and does counts from when it was entered; where an API is slow its function takes minutes. */
const LONGEST_ACT_MS = 5 * 60_000;

/**
 * The places in the chronicle, up to this one, between which the world was as it was at a time that a text names: as
 * the minute began, after each change in it, and after each change that the product has made in the minutes after it. The
 * place itself where no time is named.
 */
export function momentsOf({ events }: Chronicle, index: number, asOf: string | undefined): number[] {
  const minute = asOf === undefined ? undefined : minuteOf(asOf);
  if (minute === undefined) return [index];
  const begun = countWhile(events, ({ at }) => at < minute);
  const over = minute + 60_000;
  const last = Math.min(
    countWhile(events, ({ at }) => at < over + LONGEST_ACT_MS),
    index + 1,
  );
  const within = events
    .slice(begun, last)
    .flatMap((event, place) =>
      event.is === 'iam' && (event.at < over || event.isProduct) ? [begun + place] : [],
    );
  return [Math.min(Math.max(begun - 1, 0), index), ...within];
}
