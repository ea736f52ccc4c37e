import type { SweptCall } from '../calls-of.ts';
import { type EqualRuleName, withoutEquals } from '../equal-calls.ts';
import type { Journey, Step } from '../journeys/journey.ts';

/** A journey with one fault in it. */
export interface Variation {
  /** Where the fault was placed: an API, or what it is about. */
  api: string;
  /** So many calls are made before anything can differ from the journey without the fault. */
  before: number;
  document: Journey;
}

/** A kind of fault. */
export interface Fault {
  /** What it does, for people. */
  does: string;
  /** Whether the journey must come to the end that it has without the fault (invariant 6). */
  convergesTo: 'the same end' | 'any true end';
  /** Which of equal calls are left out; the calls that are given to `variations` may be all. */
  leavesOut: readonly EqualRuleName[];
  variations(journey: Journey, calls: readonly SweptCall[]): Variation[];
}

/** Faults by their names. */
export type Faults = Readonly<Record<string, Fault>>;

/** What is placed at a call: steps, and their place where it is not that call. */
type Placed = Step[] | { steps: Step[]; before: number };

/** What places a fault: the steps that play it at this call, none where it has no place there. */
export type StepsAt = (call: SweptCall, journey: Journey, calls: readonly SweptCall[]) => Placed[];

/** The sweeps that find nothing are equal for every fault. */
export const USUAL = ['daily sweep that finds nothing'] as const satisfies readonly EqualRuleName[];

/** A fault that is placed at calls, each time as one of these lists of steps, before those of the journey. */
export function atCalls(
  does: string,
  convergesTo: Fault['convergesTo'],
  stepsAt: StepsAt,
  leavesOut: readonly EqualRuleName[] = USUAL,
): Fault {
  return {
    does,
    convergesTo,
    leavesOut,
    variations: (journey, calls) =>
      withoutEquals(calls, leavesOut).swept.flatMap((call) =>
        stepsAt(call, journey, calls).map((placed) => {
          const { steps, before } = Array.isArray(placed) ? { steps: placed, before: call.before } : placed;
          return { api: call.api, before, document: { ...journey, then: [...steps, ...journey.then] } };
        }),
      ),
  };
}

/** A step just after so many calls; with none, at the start. */
export function afterCalls(calls: number, step: Omit<Step, 'at'> & { do: string }): Step {
  return { at: 'PT0S', ...step, ...(calls > 0 && { afterCalls: calls }), mayDoNothing: true };
}

/** The duration from the start to so many seconds after a call. */
export function later({ atSeconds }: SweptCall, seconds: number): string {
  return `PT${Math.round(atSeconds + seconds)}S`;
}

/** The user whom people and outsiders turn to in a journey: the first one. */
export function firstUser({ accounts }: Journey): { user: string } {
  return { user: accounts[0]?.users[0]?.userName ?? '' };
}
