import { judge } from '../model/judge.ts';
import { keyOf } from '../model/known.ts';
import type { Violation } from '../model/violation.ts';
import type { LocalRun } from '../run/local-run.ts';
import { withoutFailures } from '../run/standstill/lasting.ts';
import type { Outlined, Standstill } from '../run/standstill/standstill.ts';
import type { SweptCall } from './calls-of.ts';
import { type Course, completed, type Met, remembered } from './course.ts';
import { createEarlierPlays, type EarlierPlays } from './earlier-plays.ts';
import { differences, type End, endOf, itemsOf } from './end-of.ts';
import { entryOf } from './entry-of.ts';
import { FAULTS, type Variation } from './faults.ts';
import { JOURNEYS, type Journey } from './journeys.ts';
import { type Recording, recordingOf, START, startingThen } from './recording.ts';
import { worldOf } from './world-of.ts';

/** A variation of a journey by a fault, by their names. */
export interface Sweep {
  journey: string;
  fault: string;
  variation: Variation;
}

/** A variation to be played; `onArtifacts`: also on what is deployed, from its beginning and over HTTP. */
export interface SweepTask extends Sweep {
  onArtifacts: boolean;
}

/** How a variation was played. */
export interface Judged {
  /** What is wrong with it. Another end on what is deployed is a violation, too. */
  violations: Violation[];
  /** What it came to; undefined where it could not be played. */
  end?: End;
  /** Whether it came to stand as an earlier play did, which showed the rest. */
  isJoined: boolean;
  /** After how many seconds it stood as the journey without the fault, where it ever did. */
  rejoinedAfter?: number | undefined;
}

/** What plays variations. */
export interface Sweeper {
  /** How many rows it plays at once. */
  readonly width: number;
  /** The calls of a journey without a fault. */
  callsOf(journey: string): Promise<SweptCall[]>;
  /** Plays variations of one journey one after the other, best those at calls nearby: later ones may join earlier ones. */
  playRow(row: readonly SweepTask[]): Promise<Judged[]>;
  /** Plays a scenario from its beginning to its end; what the model objects to, nothing where it cannot be played. */
  judgeWhole(document: Journey): Promise<Violation[]>;
}

/** The local runs of a sweeper, each started when it is first needed. */
export interface RunsOfSweeper {
  /** Of which functions run in process. */
  fast(): Promise<LocalRun>;
  /** Of the deployed bundles in threads. */
  artifacts(): Promise<LocalRun>;
  /** A journey as the fast run records it, for whoever has it already; recorded when it is needed, if left out. */
  recorded?: ((journey: string) => Promise<Recording>) | undefined;
}

interface Plain extends Recording {
  name: string;
  earlier: EarlierPlays;
}

/** Plays one variation at a time. */
export function createSweeper({ fast, artifacts, recorded }: RunsOfSweeper): Sweeper {
  let plain: Plain | undefined;
  const plainOf = async (name: string): Promise<Plain> => {
    if (plain?.name === name) return plain;
    const recording = await (recorded?.(name) ?? recordingOf(await fast(), name));
    plain = { ...recording, name, earlier: createEarlierPlays(recording) };
    return plain;
  };
  const play = async ({ journey, fault, onArtifacts, variation }: SweepTask): Promise<Judged> => {
    const run = await fast();
    const without = await plainOf(journey);
    const { course, standstills, met } = await playVariation(run, variation, without);
    const judged = judge(course.chronicle);
    if (isOfOneWorld(variation, journey)) {
      const objections = new Set(judged.map(keyOf));
      without.earlier.add({ course: remembered({ ...course, objections }), standstills });
    }
    const end = endOf(course.report, course.items);
    const converges = entryOf(FAULTS, fault).convergesTo === 'the same end';
    const differing = converges ? differences(without.end, end) : [];
    // What the play that it has joined shows as well, that one has told.
    const own = judged.filter((one) => met?.other.objections?.has(keyOf(one)) !== true);
    const violations = [...own, ...differing.map(differs)];
    if (onArtifacts) violations.push(...(await otherwiseOn(await artifacts(), variation, end)));
    const rejoined = met?.other === without.course ? met.mine.at : undefined;
    return {
      violations,
      end,
      isJoined: met !== undefined,
      rejoinedAfter: rejoined === undefined ? undefined : (rejoined - Date.parse(START)) / 1000,
    };
  };
  return {
    width: 1,
    callsOf: async (name) => (await plainOf(name)).calls,
    async judgeWhole(document) {
      const run = await fast();
      return run.play(startingThen(document)).then(
        () => judge(run.chronicle()),
        () => [],
      );
    },
    async playRow(row) {
      const played: Judged[] = [];
      for (const task of row)
        played.push(
          await play(task).catch((error: unknown) => {
            const claim = error instanceof Error ? error.message : String(error);
            return { violations: [{ ...NOWHERE, rule: 5, by: 'run', claim }], isJoined: false };
          }),
        );
      return played;
    },
  };
}

/** Of a play, so many standstills are remembered: the first ones after its fault. */
const REMEMBERED = 10;

/** Plays a variation until it stands still as an earlier play did, and takes the rest from that one. */
async function playVariation(
  run: LocalRun,
  { document, before }: Variation,
  { name, tape, earlier }: Plain,
): Promise<{ course: Course; standstills: Standstill[]; met: Met | undefined }> {
  const standstills: Standstill[] = [];
  let met: Met | undefined;
  const endsHere = (now: Outlined): boolean => {
    met = earlier.find(now);
    if (met === undefined && standstills.length < REMEMBERED) standstills.push(now.whole());
    return met !== undefined;
  };
  const report = await run.resume(startingThen(document), {
    ...{ tape, calls: before },
    endsHere: isOfOneWorld({ document }, name) ? endsHere : undefined,
  });
  const begun = { report, chronicle: run.chronicle() };
  const course = met === undefined ? { ...begun, items: await itemsOf(run) } : completed(begun, met);
  return { course, standstills, met };
}

/** Whether a variation differs from its journey in steps only; otherwise it may join no other play. */
const isOfOneWorld = ({ document }: Pick<Variation, 'document'>, journey: string): boolean =>
  worldOf(document) === worldOf(entryOf(JOURNEYS, journey));

/** What is otherwise where a variation is played on this run, from its beginning; a failure may be told in other words there. */
async function otherwiseOn(run: LocalRun, { document }: Variation, end: End): Promise<Violation[]> {
  const report = await run.play(startingThen(document));
  const parts = differences(withoutCauses(end), withoutCauses(endOf(report, await itemsOf(run))));
  return parts.map((part) => ({ ...NOWHERE, rule: 6, by: 'artifacts', claim: `otherwise there: ${part}` }));
}

const withoutCauses = (end: End): End =>
  Object.fromEntries(Object.entries(end).map(([part, text]) => [part, withoutFailures(text)]));

const NOWHERE = { at: Date.parse(START), about: 'alice', state: '' };

function differs(part: string): Violation {
  return { ...NOWHERE, rule: 6, by: 'end', claim: `not as without the fault: ${part}` };
}
