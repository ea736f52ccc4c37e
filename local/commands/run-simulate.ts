import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '../command-line.ts';
import type { ExitCode } from '../run/outcome.ts';
import { playSeeds } from '../simulate/crew/crew.ts';
import { showFinding, showTally } from '../simulate/crew/show.ts';
import { count, emptyTally, type Finding, type Tally } from '../simulate/crew/tally.ts';
import { playAndJudge } from '../simulate/play/play.ts';
import { readWorkflow } from '../simulate/play/workflow.ts';
import { scenarioOf } from '../simulate/scenario-of.ts';
import { shrink } from '../simulate/shrink/shrink.ts';
import type { PlayNeeds } from './needs.ts';
import { SIMULATE } from './simulate.ts';

const DIRECTORY = '.cache/simulate';

/** What the command needs; the local run, for the workflow and to make what was found smaller. */
export interface SimulateNeeds extends PlayNeeds {
  /** Ends the plays; what they have found is shown. */
  signal: AbortSignal;
}

/** Plays scenarios drawn from seeds, in processes. Exit codes: 0 nothing found, 1 something found, 2 bad words. */
export async function runSimulate(
  words: string[],
  { createRun, screen, signal }: SimulateNeeds,
): Promise<ExitCode> {
  const read = readWords(words, SIMULATE, screen);
  if ('exitCode' in read) return read.exitCode;
  const { seed, processes } = read.words;
  const { from, seeds } = seed === undefined ? read.words : { from: seed, seeds: 1 };
  const tally = emptyTally();
  const began = performance.now();
  await playSeeds({ from, seeds, processes, signal, onPlayed });
  const run = await createRun();
  const workflow = readWorkflow(run.definition);
  const lines = showTally(tally, workflow, (performance.now() - began) / 1000);
  for (const line of lines) screen.log(line);
  for (const finding of tally.findings.values()) screen.log(await describe(finding));
  return tally.findings.size === 0 ? 0 : 1;

  function onPlayed(...[played, result]: [number, Parameters<typeof count>[2]]): void {
    for (const { says } of count(tally, played, result)) screen.log(`seed ${played}: ${says}`);
    if (tally.plays % PROGRESS === 0) screen.log(progressOf(tally, began));
  }

  /** A problem in words, with the smallest scenario that shows it. */
  async function describe(finding: Finding): Promise<string> {
    const [first = 0] = finding.seeds;
    const shows = async (story: object): Promise<boolean> => {
      const { problems } = await playAndJudge(run, workflow, story);
      return problems.some(({ kind }) => kind === finding.kind);
    };
    const smallest = await shrink(scenarioOf(first), shows);
    return `${showFinding(finding)}\n  npm run case -- ${save(first, smallest)}`;
  }
}

const PROGRESS = 100;

function progressOf({ plays, findings }: Tally, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${plays} plays, ${(plays / seconds).toFixed(1)} a second, ${findings.size} kinds of problems`;
}

/** Several kinds of problems of one seed have files of their own. */
function save(seed: number, document: object): string {
  mkdirSync(DIRECTORY, { recursive: true });
  const name = saved.has(seed) ? `${seed}-${saved.size}` : `${seed}`;
  saved.add(seed);
  const file = join(DIRECTORY, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  return file;
}

const saved = new Set<number>();
