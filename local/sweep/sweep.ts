import { entryOf } from './entry-of.ts';
import { FAULTS, type Variation } from './faults.ts';
import { JOURNEYS } from './journeys.ts';
import type { Finding } from './known.ts';
import type { Sweeper } from './sweeper.ts';

/** What is swept. `sample`: at most so many variations of each journey and fault, spread evenly; all if left out. */
export interface SweepOptions {
  journeys: readonly string[];
  faults: readonly string[];
  sample?: number | undefined;
  /** Told after each journey and fault. */
  onProgress(line: string): void;
}

/** Plays every journey with every fault at every call; returns all that the model objects to, in order. */
export async function sweep(sweeper: Sweeper, options: SweepOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const journey of options.journeys) {
    const plain = entryOf(JOURNEYS, journey);
    const calls = await sweeper.callsOf(journey);
    for (const fault of options.faults) {
      const all = entryOf(FAULTS, fault).variations(plain, calls);
      const chosen = spread(all, options.sample ?? all.length);
      const found = await playAll(sweeper, chosen, { journey, fault });
      findings.push(...found);
      options.onProgress(
        `${journey}, ${fault}: ${chosen.length} of ${all.length} played, ${found.length} objections`,
      );
    }
  }
  return findings;
}

/** Plays so many at once as the sweeper can; the findings are in the order of the variations. */
async function playAll(
  sweeper: Sweeper,
  variations: readonly Variation[],
  place: { journey: string; fault: string },
): Promise<Finding[]> {
  const found: Finding[][] = [];
  const left = [...variations.entries()];
  const playOn = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, variation] = next;
      const violations = await sweeper.violationsOf({ ...place, variation });
      const { api, document } = variation;
      found[index] = violations.map((violation) => ({ ...place, api, violation, document }));
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
