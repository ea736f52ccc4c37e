/** Keeps track of what is going on in real time, so that the virtual clock moves only when nothing is. */
export interface Busy {
  /** Runs work and counts it until it has ended; its error is thrown by `settled`. */
  track(work: () => Promise<void>): void;
  /** Resolves when nothing is going on; throws the first error of the work that was. */
  settled(): Promise<void>;
  isIdle(): boolean;
}

/** Nothing going on yet. */
export function createBusy(): Busy {
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  return {
    track(work) {
      const promise = work()
        .catch((error: unknown) => void errors.push(error))
        .finally(() => running.delete(promise));
      running.add(promise);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
      if (errors.length > 0) throw errors.shift();
    },
    isIdle: () => running.size === 0,
  };
}
