import type { VirtualClock } from '../../engine/clock.ts';
import { createPauses, stillness } from './pauses.ts';

/** In whose turn functions run: so many at once, in the order in which they came, with pauses on the virtual clock. */
export interface Turns {
  /** Runs `work` in its turn. */
  take<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The environment of this id pauses so many milliseconds of virtual time and lets others run meanwhile. */
  pause(id: string, ms: number): Promise<void>;
  /** Lets so much virtual time pass outside of any turn. */
  wait(ms: number): Promise<void>;
  /** An environment that pauses is ended: its invocation ends now, and takes its turn back for that. */
  endPauses(id: string): void;
  /** Lets so many run at once while `work` is done; then as many as before. */
  withConcurrency<Value>(limit: number, work: () => Promise<Value>): Promise<Value>;
  /**
   * The same while a function waits in the middle of its turn for what happens between two of its calls: the clock cannot
   * move then, so that pauses are over at once.
   */
  betweenCalls<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Whether nothing runs or waits in line. */
  isIdle(): boolean;
}

/** More than anything sets off at once between two calls. */
const MANY = 8;

/** Nobody runs yet; one at a time, which makes a run repeatable. */
export function createTurns(clock: () => VirtualClock): Turns {
  const waiting: (() => void)[] = [];
  /** In how many calls environments pause, by their ids. */
  const pausing = new Map<string, number>();
  let concurrency = 1;
  let running = 0;
  let between = 0;

  const enter = async (): Promise<void> => {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
  };

  const leave = (): void => {
    const next = running > concurrency ? undefined : waiting.shift();
    if (next === undefined) running--;
    else next();
  };

  const pauses = createPauses(clock, () => running === 0 && waiting.length === 0);

  async function withConcurrency<Value>(limit: number, work: () => Promise<Value>): Promise<Value> {
    const before = concurrency;
    concurrency = limit;
    while (running < concurrency && waiting.length > 0) {
      running++;
      waiting.shift()?.();
    }
    try {
      return await work();
    } finally {
      concurrency = before;
    }
  }

  return {
    async take(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
        pauses.consider();
      }
    },
    async pause(id, ms) {
      if (between > 0) return stillness();
      // Who pauses in several calls at once lets others run until the last of these goes on.
      const many = pausing.get(id) ?? 0;
      pausing.set(id, many + 1);
      if (many === 0) leave();
      const over = pauses.pause(ms);
      pauses.consider();
      await over;
      const left = (pausing.get(id) ?? 0) - 1;
      if (left > 0) pausing.set(id, left);
      else if (pausing.delete(id)) await enter();
    },
    async wait(ms) {
      const over = pauses.pause(ms);
      pauses.consider();
      await over;
    },
    endPauses(id) {
      if (pausing.delete(id)) running++;
    },
    withConcurrency,
    betweenCalls: (work) =>
      withConcurrency(MANY, async () => {
        between += 1;
        try {
          return await work();
        } finally {
          between -= 1;
        }
      }),
    isIdle: () => running === 0,
  };
}
