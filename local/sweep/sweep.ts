import { entryOf } from './entry-of.ts';
import { withoutEquals } from './equal-calls.ts';
import { FAULTS } from './faults.ts';
import { JOURNEYS, SAMPLED } from './journeys.ts';
import type { Finding } from './known.ts';
import { rowsOf } from './rows.ts';
import { createSeenElsewhere, SAME_WAY, type SeenElsewhere } from './seen-elsewhere.ts';
import { spread } from './spread.ts';
import type { Judged, Sweeper, SweepTask } from './sweeper.ts';

/** What is swept. */
export interface SweepOptions {
  journeys: readonly string[];
  faults: readonly string[];
  /** At most so many variations of each journey and fault, spread evenly; all if left out. */
  sample?: number | undefined;
  /** So many of them, spread evenly, are also played on what is deployed; none if left out. */
  onArtifacts?: number | undefined;
  /** Told after each row of plays. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Told after each journey. */
  onJourney(swept: SweptJourney): void;
}

/** How many plays of a journey are done. */
export interface Progress {
  journey: string;
  done: number;
  of: number;
}

/** What was swept of one journey. */
export interface SweptJourney {
  journey: string;
  cells: readonly Cell[];
  /** Of real time. */
  seconds: number;
}

/** What was swept of one journey with one fault. */
export interface Cell {
  journey: string;
  fault: string;
  /** All that the fault can be placed at, but for what was left out. */
  variations: number;
  /** How many calls were taken for equal to others, by the names of the rules (equal-calls.ts). */
  leftOut: Readonly<Record<string, number>>;
  played: number;
  /** How many of those came to stand as an earlier play did, which showed the rest. */
  joined: number;
  onArtifacts: number;
  objections: number;
}

/** Plays every journey with every fault at every call; returns all that the model objects to, in order. */
export async function sweep(sweeper: Sweeper, options: SweepOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  const seen = createSeenElsewhere();
  for (const journey of options.journeys) {
    const since = performance.now();
    const plan = await planOf(sweeper, journey, { options, seen });
    const tasks = plan.flatMap((planned) => planned.tasks);
    const judged = await playAll(sweeper, tasks, (done) =>
      options.onProgress?.({ journey, done, of: tasks.length }),
    );
    for (const [task, { rejoinedAfter }] of judged)
      if (rejoinedAfter !== undefined) seen.add(entryOf(JOURNEYS, journey), task, rejoinedAfter);
    const found = tasks.flatMap((task) => findingsOf(task, judged.get(task)));
    findings.push(...found);
    const cells = plan.map((planned) => cellOf(planned, judged));
    options.onJourney({ journey, cells, seconds: (performance.now() - since) / 1000 });
  }
  return findings;
}

/** What is to be played of a journey with one fault. */
interface Planned extends Pick<Cell, 'journey' | 'fault' | 'variations' | 'leftOut'> {
  tasks: SweepTask[];
}

async function planOf(
  sweeper: Sweeper,
  journey: string,
  { options, seen }: { options: SweepOptions; seen: SeenElsewhere },
): Promise<Planned[]> {
  const plain = entryOf(JOURNEYS, journey);
  const calls = await sweeper.callsOf(journey);
  return options.faults.map((fault) => {
    const { variations, leavesOut } = entryOf(FAULTS, fault);
    const all = variations(plain, calls);
    const chosen = spread(all, Math.min(options.sample ?? all.length, SAMPLED[journey] ?? all.length));
    const left = chosen.filter((variation) => !seen.has(plain, { journey, fault, variation }));
    const checked = spread(left, options.onArtifacts ?? 0);
    const { leftOut } = withoutEquals(calls, leavesOut);
    return {
      ...{ journey, fault, variations: all.length },
      leftOut: { ...leftOut, [SAME_WAY]: chosen.length - left.length },
      tasks: left.map((variation) => ({
        ...{ journey, fault, variation },
        onArtifacts: checked.includes(variation),
      })),
    };
  });
}

/** Plays in as many rows at once as the sweeper can. */
async function playAll(
  sweeper: Sweeper,
  tasks: readonly SweepTask[],
  onProgress: (done: number) => void,
): Promise<Map<SweepTask, Judged>> {
  const judged = new Map<SweepTask, Judged>();
  const rows = rowsOf(tasks, sweeper.width);
  const playOn = async (): Promise<void> => {
    for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
      const played = await sweeper.playRow(row);
      for (const [index, task] of row.entries()) {
        const one = played[index];
        if (one !== undefined) judged.set(task, one);
      }
      onProgress(judged.size);
    }
  };
  await Promise.all(Array.from({ length: sweeper.width }, playOn));
  return judged;
}

function findingsOf({ journey, fault, variation }: SweepTask, judged: Judged | undefined): Finding[] {
  const { api, document } = variation;
  return (judged?.violations ?? []).map((violation) => ({ journey, fault, api, violation, document }));
}

function cellOf({ tasks, ...planned }: Planned, judged: ReadonlyMap<SweepTask, Judged>): Cell {
  const played = tasks.flatMap((task) => judged.get(task) ?? []);
  return {
    ...planned,
    played: played.length,
    joined: played.filter(({ isJoined }) => isJoined).length,
    onArtifacts: tasks.filter(({ onArtifacts }) => onArtifacts).length,
    objections: played.reduce((sum, { violations }) => sum + violations.length, 0),
  };
}
