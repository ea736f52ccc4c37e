import TinyQueue from 'tinyqueue';

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
  /** When each timer is due, the first one first (epoch ms). */
  due(): number[];
  /** Jumps to the next timer and runs all that are due then, first scheduled first. False if there is none. */
  advance(): boolean;
  /** Runs every timer due up to this time, in order, and stops there. */
  advanceTo(time: number): void;
}

interface Entry {
  at: number;
  order: number;
  run: () => void;
  isCancelled: boolean;
}

const firstScheduledFirst = (one: Entry, other: Entry): number =>
  one.at - other.at || one.order - other.order;

/** A virtual clock that starts at the given time (epoch ms). */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let order = 0;
  const entries = new TinyQueue<Entry>([], firstScheduledFirst);

  const next = (): Entry | undefined => {
    while (entries.peek()?.isCancelled) entries.pop();
    return entries.peek();
  };

  const runNext = (limit: number): boolean => {
    const entry = next();
    if (entry === undefined || entry.at > limit) return false;
    entries.pop();
    now = Math.max(now, entry.at);
    entry.run();
    return true;
  };

  return {
    now: () => now,
    schedule(at, run) {
      const entry: Entry = { at: Math.max(at, now), order: order++, run, isCancelled: false };
      entries.push(entry);
      return {
        cancel: () => {
          entry.isCancelled = true;
        },
      };
    },
    nextAt: () => next()?.at,
    due: () =>
      entries.data
        .flatMap(({ at, isCancelled }) => (isCancelled ? [] : [at]))
        .sort((one, other) => one - other),
    advance() {
      const at = next()?.at;
      if (at === undefined) return false;
      while (runNext(at));
      return true;
    },
    advanceTo(time) {
      while (runNext(time));
      now = Math.max(now, time);
    },
  };
}
