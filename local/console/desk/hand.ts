import { setImmediate as breathe } from 'node:timers/promises';
import type { Simulation } from '../../run/simulation/simulation.ts';

/** What a hand tells: time has gone by a little, or it has begun, ended, or stopped. */
export type HandEvent = 'time' | 'change';

/** What moves the clock of a simulation. */
export interface Hand {
  /** Until when time goes by now (epoch ms); undefined while it stands still. */
  readonly passesUntil: number | undefined;
  /** Lets time pass up to then (epoch ms), event by event; resolves when it has, or was stopped. */
  passTo(time: number): Promise<void>;
  /** Stops the clock where it is; it can be moved again at once. */
  stop(): void;
}

/** How often it is told how far time has gone, in ms of real time. */
const TOLD_EVERY = 100;

/** A hand for this clock. Whatever listens for requests is let in between two events. */
export function createHand(
  simulation: Pick<Simulation, 'clock' | 'settled'>,
  tell: (event: HandEvent) => void,
): Hand {
  const { clock } = simulation;
  let passesUntil: number | undefined;
  let isStopped = false;

  const passEvents = async (end: number): Promise<void> => {
    let told = performance.now();
    await simulation.settled();
    for (let next = clock.nextAt(); next !== undefined && next <= end && !isStopped; next = clock.nextAt()) {
      clock.advance();
      await simulation.settled();
      if (performance.now() - told < TOLD_EVERY) continue;
      told = performance.now();
      tell('time');
      await breathe();
    }
  };

  return {
    get passesUntil() {
      return passesUntil;
    },
    async passTo(time) {
      isStopped = false;
      passesUntil = time;
      tell('change');
      try {
        await passEvents(time);
        if (!isStopped) clock.advanceTo(time);
      } finally {
        passesUntil = undefined;
        tell('change');
      }
    },
    stop() {
      isStopped = true;
    },
  };
}
