/** A timer that has not run yet. */
export interface Timer {
  cancel(): void;
}

/** Time as the engine and the twin see it: epoch milliseconds, and callbacks at a point in time. */
export interface Clock {
  now(): number;
  schedule(at: number, run: () => void): Timer;
}

/** A clock that moves only when told to; weeks pass in the time it takes to run the due callbacks. */
export interface VirtualClock extends Clock {
  /** When the next timer is due, if any (epoch ms). */
  nextAt(): number | undefined;
  /** Jumps to the next timer and runs all that are due then, first scheduled first. False if there is none. */
  advance(): boolean;
  /** Runs every timer due up to this time, in order, and stops there. */
  advanceTo(time: number): void;
}

interface Entry {
  at: number;
  order: number;
  run: () => void;
}

/** A virtual clock that starts at the given time (epoch ms). */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let order = 0;
  let entries: Entry[] = [];

  const sortedNext = (): Entry | undefined =>
    entries.reduce<Entry | undefined>(
      (first, entry) =>
        first === undefined || entry.at < first.at || (entry.at === first.at && entry.order < first.order)
          ? entry
          : first,
      undefined,
    );

  const runNext = (limit: number): boolean => {
    const next = sortedNext();
    if (next === undefined || next.at > limit) return false;
    entries = entries.filter((entry) => entry !== next);
    now = Math.max(now, next.at);
    next.run();
    return true;
  };

  return {
    now: () => now,
    schedule(at, run) {
      const entry: Entry = { at: Math.max(at, now), order: order++, run };
      entries.push(entry);
      return {
        cancel: () => {
          entries = entries.filter((other) => other !== entry);
        },
      };
    },
    nextAt: () => sortedNext()?.at,
    advance() {
      const next = sortedNext();
      if (next === undefined) return false;
      while (runNext(next.at));
      return true;
    },
    advanceTo(time) {
      while (runNext(time));
      now = Math.max(now, time);
    },
  };
}
