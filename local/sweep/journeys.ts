import { SEVERAL } from './journeys/several.ts';
import { SINGLE } from './journeys/single.ts';

export type { Journey } from './journeys/journey.ts';

/** The journeys of the sweep, by their names. */
export const JOURNEYS = { ...SINGLE, ...SEVERAL };

/** Crowds: at most so many variations of each fault are played, spread evenly. The other journeys are swept at every call. */
export const SAMPLED: Readonly<Record<string, number>> = { forty: 1, twenty: 2 };
