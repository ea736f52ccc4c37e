/** Counts the real (asynchronous) work that is going on, so that a caller can wait until there is none. */
export interface InFlight {
  enter(): void;
  leave(): void;
  /** Counts the work from now until it ends; an error of it is thrown by settled(). */
  track(work: () => Promise<void>): void;
  /** Resolves when nothing is in flight, also nothing that was started meanwhile. */
  settled(): Promise<void>;
}

/** A counter that starts at zero. */
export function createInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  const errors: unknown[] = [];

  const leave = (): void => {
    count -= 1;
    if (count > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };

  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      errors.push(error);
    } finally {
      leave();
    }
  };

  return {
    enter: () => {
      count += 1;
    },
    leave,
    track(work) {
      count += 1;
      void run(work);
    },
    async settled() {
      do {
        if (count > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        // Whoever awaits what has just ended may start something new in its own continuation.
        await new Promise<void>((resolve) => setImmediate(resolve));
      } while (count > 0);
      if (errors.length > 0) throw errors.shift();
    },
  };
}
