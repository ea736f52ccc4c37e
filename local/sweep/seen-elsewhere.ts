import { toMs } from '../run/scenario/time.ts';
import type { Journey } from './journeys/journey.ts';
import type { Sweep } from './sweeper.ts';
import { worldOf } from './world-of.ts';

/** The name of the rule by which a play is left out that another journey has shown. */
export const SAME_WAY = 'journey that has gone the same way so far';

/** Plays of earlier journeys that came to stand as without their fault, before these journeys part from later ones. */
export interface SeenElsewhere {
  /** Whether the same was played in an earlier journey: of the same world, with the same fault, with the same steps until it was over. */
  has(journey: Journey, sweep: Sweep): boolean;
  /** `seconds`: after so long the play stood as the journey without the fault. */
  add(journey: Journey, sweep: Sweep, seconds: number): void;
}

/** Nothing was played yet. */
export function createSeenElsewhere(): SeenElsewhere {
  const seen = new Map<string, { seconds: number; steps: string }>();
  return {
    has(journey, sweep) {
      const known = seen.get(keyOf(journey, sweep));
      return known !== undefined && stepsUntil(journey, known.seconds) === known.steps;
    },
    add(journey, sweep, seconds) {
      seen.set(keyOf(journey, sweep), { seconds, steps: stepsUntil(journey, seconds) });
    },
  };
}

/** Fault steps stand before those of the journey. */
function keyOf(journey: Journey, { fault, variation: { document } }: Sweep): string {
  const placed = document.then.slice(0, document.then.length - journey.then.length);
  return JSON.stringify([fault, placed, worldOf(document)]);
}

const stepsUntil = (journey: Journey, seconds: number): string =>
  JSON.stringify(journey.then.filter(({ at }) => toMs(at) <= seconds * 1000));
