import type { SweptCall } from './calls-of.ts';
import type { Journey } from './journeys.ts';

/** A journey with one fault in it. */
export interface Variation {
  /** Where the fault was placed: an API, or what it is about. */
  api: string;
  /** How many calls there are before anything differs from the journey without a fault. */
  before: number;
  document: Journey & { iam?: object };
}

/** A kind of fault. */
export interface Fault {
  /** What it does, for people. */
  does: string;
  /** Whether the journey must come to the end that it has without the fault (invariant 6). */
  convergesTo: 'the same end' | 'any true end';
  variations(journey: Journey, calls: readonly SweptCall[]): Variation[];
}

const AN_HOUR = 3600;

/** The faults of the sweep, by their names. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  crash: {
    does: 'the function is killed just before its call takes effect, or just after',
    convergesTo: 'the same end',
    variations: atEachCall(({ before }) =>
      (['none', 'done'] as const).map((effect) => [{ at: 'PT0S', do: 'kill', after: before, effect }]),
    ),
  },
  throttle: {
    does: 'the API throttles for an hour, longer than anything tries again',
    convergesTo: 'any true end',
    variations: atEachCall(({ api, beforeOfApi, atSeconds }) => [
      [
        { at: 'PT0S', do: 'fail', call: api, after: beforeOfApi, error: 'Throttling' },
        { at: `PT${Math.round(atSeconds + AN_HOUR)}S`, do: 'heal', call: api },
      ],
    ]),
  },
  deny: {
    does: 'the call is denied once',
    convergesTo: 'any true end',
    variations: atEachCall(({ api, beforeOfApi }) => [
      [{ at: 'PT0S', do: 'fail', call: api, after: beforeOfApi, times: 1, error: 'AccessDenied' }],
    ]),
  },
  lag: {
    does: 'IAM shows every change only after so many reads',
    convergesTo: 'the same end',
    variations: (journey) =>
      [1, 2, 3, 4, 5].map((readLag) => ({
        api: 'iam:*',
        before: 0,
        document: { ...journey, iam: { readLag } },
      })),
  },
  wish: {
    does: 'the owner wants everything back, between this call and the next',
    convergesTo: 'any true end',
    variations: atEachCall(({ before }) => [
      [{ at: 'PT0S', do: 'answer', answer: 'restore', afterCalls: before + 1, mayDoNothing: true }],
    ]),
  },
};

type Steps = Journey['then'];

/** For each call, the journey with each of these lists of steps before its own. */
function atEachCall(stepsAt: (call: SweptCall) => Steps[]): Fault['variations'] {
  return (journey, calls) =>
    calls.flatMap((call) =>
      stepsAt(call).map((steps) => ({
        api: call.api,
        before: call.before,
        document: { ...journey, then: [...steps, ...journey.then] },
      })),
    );
}
