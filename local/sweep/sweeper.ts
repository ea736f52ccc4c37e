import { judge } from '../model/judge.ts';
import type { Violation } from '../model/violation.ts';
import type { LocalRun } from '../run/local-run.ts';
import type { Tape } from '../run/tape/tape.ts';
import { callsOf, type SweptCall } from './calls-of.ts';
import { differences, type End, endOf, itemsOf } from './end-of.ts';
import { entryOf } from './entry-of.ts';
import { FAULTS, type Variation } from './faults.ts';
import { JOURNEYS, type Journey } from './journeys.ts';

/** When every journey begins. */
const START = '2026-11-02T09:00:00Z';

/** A variation of a journey by a fault, by their names. */
export interface Sweep {
  journey: string;
  fault: string;
  variation: Variation;
}

/** What plays variations. */
export interface Sweeper {
  /** How many it plays at once. */
  readonly width: number;
  /** The calls of a journey without a fault. */
  callsOf(journey: string): Promise<SweptCall[]>;
  /** Plays a variation; what is wrong with it. */
  violationsOf(sweep: Sweep): Promise<Violation[]>;
}

interface Plain {
  name: string;
  calls: SweptCall[];
  end: End;
  tape: Tape;
}

/** Plays on one local run, of which functions run in process. */
export function createSweeper(run: LocalRun): Sweeper {
  let plain: Plain | undefined;
  const plainOf = async (name: string): Promise<Plain> => {
    if (plain?.name === name) return plain;
    const journey = startingThen(entryOf(JOURNEYS, name));
    const { report, tape } = await run.record(journey);
    const calls = callsOf(run.chronicle(), Date.parse(START));
    plain = { name, calls, tape, end: endOf(report, await itemsOf(run)) };
    return plain;
  };
  return {
    width: 1,
    callsOf: async (name) => (await plainOf(name)).calls,
    async violationsOf({ journey, fault, variation: { document, before } }) {
      const { tape, end } = await plainOf(journey);
      try {
        const report = await run.resume(startingThen(document), { tape, calls: before });
        const converges = entryOf(FAULTS, fault).convergesTo === 'the same end';
        const differing = converges ? differences(end, endOf(report, await itemsOf(run))) : [];
        return [...judge(run.chronicle()), ...differing.map(differs)];
      } catch (error) {
        const claim = error instanceof Error ? error.message : String(error);
        return [{ ...NOWHERE, rule: 5, by: 'run', claim }];
      }
    },
  };
}

const startingThen = (journey: Journey) => ({ ...journey, start: START });

const NOWHERE = { at: Date.parse(START), about: 'alice', state: '' };

function differs(part: string): Violation {
  return { ...NOWHERE, rule: 6, by: 'end', claim: `not as without the fault: ${part}` };
}
