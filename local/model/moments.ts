import type { Chronicle } from './chronicle.ts';
import { countWhile } from './once.ts';
import { minuteOf } from './shown-time.ts';

/** A read begins at the time that is named; where IAM is slow to answer its other calls, another attempt may act until its end. */
const LONGEST_READ_MS = 2 * 60_000;

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
    countWhile(events, ({ at }) => at < over + LONGEST_READ_MS),
    index + 1,
  );
  const within = events
    .slice(begun, last)
    .flatMap((event, place) =>
      event.is === 'iam' && (event.at < over || event.isProduct) ? [begun + place] : [],
    );
  return [Math.min(Math.max(begun - 1, 0), index), ...within];
}
