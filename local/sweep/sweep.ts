import { entryOf } from './entry-of.ts';
import { withoutEquals } from './equal-calls.ts';
import { FAULTS, type Variation } from './faults.ts';
import { JOURNEYS, SAMPLED } from './journeys.ts';
import type { Finding } from './known.ts';
import type { Sweeper } from './sweeper.ts';

/** What is swept. */
export interface SweepOptions {
  journeys: readonly string[];
  faults: readonly string[];
  /** At most so many variations of each journey and fault, spread evenly; all if left out. */
  sample?: number | undefined;
  /** So many of them, spread evenly, are also played on what is deployed; none if left out. */
  onArtifacts?: number | undefined;
  /** Told after each journey and fault. */
  onCell(cell: Cell): void;
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
  onArtifacts: number;
  objections: number;
  /** Of real time. */
  seconds: number;
}

/** Plays every journey with every fault at every call; returns all that the model objects to, in order. */
export async function sweep(sweeper: Sweeper, options: SweepOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const journey of options.journeys) {
    const plain = entryOf(JOURNEYS, journey);
    const calls = await sweeper.callsOf(journey);
    for (const fault of options.faults) {
      const since = performance.now();
      const { variations, leavesOut } = entryOf(FAULTS, fault);
      const all = variations(plain, calls);
      const chosen = spread(all, Math.min(options.sample ?? all.length, SAMPLED[journey] ?? all.length));
      const checked = spread(chosen, options.onArtifacts ?? 0);
      const found = await playAll(sweeper, chosen, { journey, fault, checked });
      findings.push(...found);
      options.onCell({
        ...{ journey, fault, variations: all.length, played: chosen.length, onArtifacts: checked.length },
        leftOut: withoutEquals(calls, leavesOut).leftOut,
        objections: found.length,
        seconds: (performance.now() - since) / 1000,
      });
    }
  }
  return findings;
}

/** Plays so many at once as the sweeper can; the findings are in the order of the variations. */
async function playAll(
  sweeper: Sweeper,
  variations: readonly Variation[],
  { journey, fault, checked }: { journey: string; fault: string; checked: readonly Variation[] },
): Promise<Finding[]> {
  const found: Finding[][] = [];
  const left = [...variations.entries()];
  const playOn = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, variation] = next;
      const sweep = { journey, fault, variation };
      const violations = await sweeper.violationsOf(sweep, checked.includes(variation));
      const { api, document } = variation;
      found[index] = violations.map((violation) => ({ journey, fault, api, violation, document }));
    }
  };
  await Promise.all(Array.from({ length: sweeper.width }, playOn));
  return found.flat();
}

/** So many of a list, evenly spread, the first among them. */
function spread<Item>(list: readonly Item[], count: number): Item[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}
