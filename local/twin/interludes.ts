/** Things that happen between two calls, in the middle of a function's work. */
export interface Interludes {
  /** Does something after so many more calls (1: the next one), before that call's caller gets its reply. */
  add(calls: number, act: () => Promise<void>): void;
  /** How many have not come yet. */
  waiting(): number;
  /** To be awaited after each call; what an interlude itself calls is not counted. */
  afterCall(): Promise<void>;
}

/** No interludes yet. */
export function createInterludes(): Interludes {
  const waiting = new Set<{ left: number; act: () => Promise<void> }>();
  let isPlaying = false;
  return {
    waiting: () => waiting.size,
    add: (calls, act) => void waiting.add({ left: calls, act }),
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
