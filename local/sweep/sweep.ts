import { judge } from '../model/judge.ts';
import type { Violation } from '../model/violation.ts';
import type { LocalRun } from '../run/local-run.ts';
import { callsOf } from './calls-of.ts';
import { differences, type End, endOf, itemsOf } from './end-of.ts';
import { FAULTS, type Fault, type Variation } from './faults.ts';
import { JOURNEYS, type Journey } from './journeys.ts';
import type { Finding } from './known.ts';

const START = '2026-11-02T09:00:00Z';

/** What is swept. `sample`: at most so many variations of each journey and fault, spread evenly; all if left out. */
export interface SweepOptions {
  journeys: readonly string[];
  faults: readonly string[];
  sample?: number | undefined;
  /** Told after each journey and fault. */
  onProgress(line: string): void;
}

/** Plays every journey with every fault at every call; returns all that the model objects to, in order. */
export async function sweep(run: LocalRun, options: SweepOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of options.journeys) {
    const journey = { ...entry(JOURNEYS, name), start: START };
    const plain = endOf(await run.play(journey), await itemsOf(run));
    const calls = callsOf(run.chronicle(), Date.parse(START));
    for (const faultName of options.faults) {
      const fault = entry(FAULTS, faultName);
      const all = fault.variations(journey, calls);
      const chosen = spread(all, options.sample ?? all.length);
      const found = await playAll(run, chosen, { name, faultName, fault, plain });
      findings.push(...found);
      options.onProgress(
        `${name}, ${faultName}: ${chosen.length} of ${all.length} played, ${found.length} objections`,
      );
    }
  }
  return findings;
}

interface Place {
  name: string;
  faultName: string;
  fault: Fault;
  plain: End;
}

async function playAll(run: LocalRun, variations: readonly Variation[], place: Place): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { api, document } of variations) {
    const violations = await violationsOf(run, document, place);
    const where = { journey: place.name, fault: place.faultName, api };
    findings.push(...violations.map((violation) => ({ ...where, violation, document })));
  }
  return findings;
}

async function violationsOf(run: LocalRun, document: Journey, { fault, plain }: Place): Promise<Violation[]> {
  try {
    const report = await run.play(document);
    const end =
      fault.convergesTo === 'the same end' ? differences(plain, endOf(report, await itemsOf(run))) : [];
    return [...judge(run.chronicle()), ...end.map(differs)];
  } catch (error) {
    return [
      { ...NOWHERE, rule: 5, by: 'run', claim: error instanceof Error ? error.message : String(error) },
    ];
  }
}

const NOWHERE = { at: Date.parse(START), about: 'alice', state: '' };

function differs(part: string): Violation {
  return { ...NOWHERE, rule: 6, by: 'end', claim: `not as without the fault: ${part}` };
}

/** So many of a list, evenly spread, the first among them. */
function spread<Item>(list: readonly Item[], count: number): Item[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}

function entry<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (value === undefined)
    throw new RangeError(`there is no ${name}; there are ${Object.keys(table).join(', ')}`);
  return value;
}
