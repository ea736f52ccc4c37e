import { AT_CALLS } from './faults/at-calls.ts';
import { AT_INVOCATIONS } from './faults/at-invocations.ts';
import type { Faults } from './faults/fault.ts';
import { BY_PEOPLE } from './faults/people.ts';

export type { Fault, Variation } from './faults/fault.ts';

/** The faults of the sweep, by their names. */
export const FAULTS: Faults = { ...AT_CALLS, ...AT_INVOCATIONS, ...BY_PEOPLE };
