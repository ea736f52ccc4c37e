import type { SweepTask } from './sweeper.ts';

/** A row is long enough for plays to join those before them, and short enough for all processes to end at the same time. */
const SHORTEST = 30;
const LONGEST = 240;
const ROWS_EACH = 8;

/** The plays of a journey in rows for so many players, those at calls nearby together. */
export function rowsOf(tasks: readonly SweepTask[], players: number): SweepTask[][] {
  const sorted = [...tasks].sort((one, other) => one.variation.before - other.variation.before);
  const length = Math.ceil(sorted.length / (players * ROWS_EACH));
  const each = Math.min(LONGEST, Math.max(SHORTEST, length));
  return Array.from({ length: Math.ceil(sorted.length / each) }, (_, row) =>
    sorted.slice(row * each, (row + 1) * each),
  );
}
