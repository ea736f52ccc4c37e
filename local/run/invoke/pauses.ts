import type { VirtualClock } from '../../engine/clock.ts';

/** The pauses that functions make, on the virtual clock. */
export interface Pauses {
  /** Resolves when so much virtual time has passed. */
  pause(ms: number): Promise<void>;
  /** To be told whenever a function has begun to pause or has ended. */
  consider(): void;
}

/**
 * Lets functions pause on the virtual clock. It goes on to the next timer, whosever it is, when every function that is
 * under way pauses, and nobody else moves it meanwhile: whoever waits for the run to settle waits for those functions.
 * `isAtRest`: no function runs or waits for its turn.
 */
export function createPauses(clock: () => VirtualClock, isAtRest: () => boolean): Pauses {
  let pausing = 0;
  let isConsidering = false;

  const consider = (): void => {
    if (isConsidering || pausing === 0) return;
    isConsidering = true;
    void stillness().then(() => {
      isConsidering = false;
      if (pausing === 0 || !isAtRest()) return;
      clock().advance();
      consider();
    });
  };

  return {
    consider,
    async pause(ms) {
      pausing += 1;
      const now = clock();
      await new Promise<void>((resolve) => now.schedule(now.now() + ms, resolve));
      pausing -= 1;
    },
  };
}

/** What has just ended may start something in its own continuation. */
export async function stillness(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
