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
  /**
   * Plays a variation; what is wrong with it. `onArtifacts`: it is played on what is deployed as well, from its
   * beginning and over HTTP, and another end there is a violation.
   */
  violationsOf(sweep: Sweep, onArtifacts: boolean): Promise<Violation[]>;
}

/** The local runs of a sweeper, each started when it is first needed. */
export interface RunsOfSweeper {
  /** Of which functions run in process. */
  fast(): Promise<LocalRun>;
  /** Of the deployed bundles in threads. */
  artifacts(): Promise<LocalRun>;
}

interface Plain {
  name: string;
  calls: SweptCall[];
  end: End;
  tape: Tape;
}

/** Plays one variation at a time. */
export function createSweeper({ fast, artifacts }: RunsOfSweeper): Sweeper {
  let plain: Plain | undefined;
  const plainOf = async (name: string): Promise<Plain> => {
    if (plain?.name === name) return plain;
    const run = await fast();
    const journey = startingThen(entryOf(JOURNEYS, name));
    const { report, tape } = await run.record(journey);
    const calls = callsOf(run.chronicle(), Date.parse(START));
    plain = { name, calls, tape, end: endOf(report, await itemsOf(run)) };
    return plain;
  };
  const endOfSweep = async ({ journey, variation: { document, before } }: Sweep): Promise<End> => {
    const { tape } = await plainOf(journey);
    const run = await fast();
    const report = await run.resume(startingThen(document), { tape, calls: before });
    return endOf(report, await itemsOf(run));
  };
  return {
    width: 1,
    callsOf: async (name) => (await plainOf(name)).calls,
    async violationsOf(sweep, onArtifacts) {
      try {
        const end = await endOfSweep(sweep);
        const judged = judge((await fast()).chronicle());
        const converges = entryOf(FAULTS, sweep.fault).convergesTo === 'the same end';
        const differing = converges ? differences((await plainOf(sweep.journey)).end, end) : [];
        const here = [...judged, ...differing.map(differs)];
        return onArtifacts ? [...here, ...(await otherwiseOn(await artifacts(), sweep, end))] : here;
      } catch (error) {
        const claim = error instanceof Error ? error.message : String(error);
        return [{ ...NOWHERE, rule: 5, by: 'run', claim }];
      }
    },
  };
}

/** What is otherwise where a variation is played on this run, from its beginning. */
async function otherwiseOn(run: LocalRun, { variation }: Sweep, end: End): Promise<Violation[]> {
  const report = await run.play(startingThen(variation.document));
  const parts = differences(end, endOf(report, await itemsOf(run)));
  return parts.map((part) => ({ ...NOWHERE, rule: 6, by: 'artifacts', claim: `otherwise there: ${part}` }));
}

const startingThen = (journey: Journey) => ({ ...journey, start: START });

const NOWHERE = { at: Date.parse(START), about: 'alice', state: '' };

function differs(part: string): Violation {
  return { ...NOWHERE, rule: 6, by: 'end', claim: `not as without the fault: ${part}` };
}
