import { scenarioOf } from '../simulate/scenario-of.ts';
import { differences } from '../sweep/end-of.ts';
import { FAULTS } from '../sweep/faults.ts';
import type { Journey } from '../sweep/journeys.ts';
import { inHalves } from './in-halves.ts';
import { nameOf, type Play, SINGLE_JOURNEYS, type Stage } from './plays.ts';

/** What has caught a fault. */
export interface Caught {
  /** The play: a journey, a journey and a fault, or a seed. */
  by: string;
  /** What the model objects to. */
  objection: string;
  /** How many plays there were, this one included. */
  runs: number;
}

/**
 * Plays until the model objects to what it lets pass of the healthy product in the same play, at most so many times.
 * Undefined where nothing is caught.
 */
export async function hunt(
  ill: Stage,
  healthy: Stage,
  { first, most }: { first: string | Journey; most: number },
): Promise<Caught | undefined> {
  let runs = 0;
  for await (const play of playsOn(ill, first)) {
    if (runs >= most) return undefined;
    runs += 1;
    const objections = await ill.objectionsTo(play);
    if (objections.size === 0) continue;
    const usual = await healthy.objectionsTo(play);
    const [objection] = [...objections].filter(([kind]) => !usual.has(kind));
    if (objection !== undefined) return { by: nameOf(play), objection: objection[1], runs };
  }
  return undefined;
}

/**
 * A journey that ends otherwise than on the healthy product, though the model can accept how: what the journeys end with
 * is a test of its own (test/local/sweep/journeys.test.ts). Begins with the likely one.
 */
export async function otherEnd(
  ill: Stage,
  healthy: Stage,
  first: string | Journey,
): Promise<Omit<Caught, 'runs'> | undefined> {
  const likelyOnes = SINGLE_JOURNEYS.filter(
    (name) => first === name || (typeof first === 'string' && first.startsWith(`${name} x`)),
  );
  for (const journey of new Set([...likelyOnes, ...SINGLE_JOURNEYS])) {
    const [part] = differences(await healthy.endOf(journey), await ill.endOf(journey).catch(() => ({})));
    if (part !== undefined) return { by: journey, objection: `the journey ends otherwise: ${part}` };
  }
  return undefined;
}

/** Scenarios of so many seeds, and variations of each journey and fault, come in turn. */
const ROUNDS = [
  { seeds: 60, variations: 1 },
  { seeds: 150, variations: 4 },
  { seeds: 500, variations: 20 },
];

/** What is likely to show the fault; then the journeys themselves; then more and more seeds and faults. */
async function* playsOn(stage: Stage, first: string | Journey): AsyncGenerator<Play> {
  yield* await likely(stage, first);
  for (const journey of SINGLE_JOURNEYS) yield { journey };
  let seed = 0;
  for (const { seeds, variations } of ROUNDS) {
    while (seed < seeds) yield { seed: ++seed };
    for (const journey of SINGLE_JOURNEYS)
      for (const fault of Object.keys(FAULTS)) yield* await stage.variationsOf(journey, fault, variations);
  }
}

const SEEDS = 5000;
const LIKELY_SEEDS = 150;
const WITH = 'seeds with ';

async function likely(stage: Stage, first: string | Journey): Promise<Play[]> {
  if (typeof first !== 'string') return [{ story: first }];
  if (first.startsWith(WITH)) return seedsWith(new RegExp(first.slice(WITH.length)));
  const [journey = '', fault, api] = first.split(/ x | at /);
  if (fault === undefined) return [{ journey }];
  const all = await stage.variationsOf(journey, fault, Number.POSITIVE_INFINITY);
  return inHalves(api === undefined ? all : all.filter(({ variation }) => variation.api === api));
}

/** The first seeds whose scenarios have this in their text. */
function seedsWith(text: RegExp): Play[] {
  const found: Play[] = [];
  for (let seed = 1; seed <= SEEDS && found.length < LIKELY_SEEDS; seed++)
    if (text.test(JSON.stringify(scenarioOf(seed)))) found.push({ seed });
  return found;
}
