/** Things that happen between two calls, in the middle of a function's work. */
export interface Interludes {
  /**
   * Does something after so many more calls (1: the next one), before that call's caller gets its reply. `mayNotCome`:
   * where there may be fewer calls.
   */
  add(calls: number, act: () => Promise<void>, mayNotCome?: boolean): void;
  /** How many have not come yet, but for those that may not. */
  waiting(): number;
  /** How many have not come yet. */
  left(): number;
  /** To be awaited after each call; what an interlude itself calls is not counted. */
  afterCall(): Promise<void>;
}

/** No interludes yet. */
export function createInterludes(): Interludes {
  const waiting = new Set<{ left: number; act: () => Promise<void>; mayNotCome: boolean }>();
  let isPlaying = false;
  return {
    left: () => waiting.size,
    waiting: () => [...waiting].filter(({ mayNotCome }) => !mayNotCome).length,
    add: (calls, act, mayNotCome = false) => void waiting.add({ left: calls, act, mayNotCome }),
    async afterCall() {
      if (isPlaying) return;
      for (const one of waiting) {
        one.left -= 1;
        if (one.left > 0) continue;
        waiting.delete(one);
        isPlaying = true;
        try {
          await one.act();
        } finally {
          isPlaying = false;
        }
      }
    },
  };
}
