import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from './command-line.ts';
import { SIMULATE } from './commands/simulate.ts';
import { endCommand } from './end-command.ts';
import { createLocalRun } from './run/local-run.ts';
import { playSeeds } from './simulate/crew/crew.ts';
import { showFinding, showTally } from './simulate/crew/show.ts';
import { count, emptyTally, type Finding, type Tally } from './simulate/crew/tally.ts';
import { playAndJudge } from './simulate/play/play.ts';
import { readWorkflow } from './simulate/play/workflow.ts';
import { scenarioOf } from './simulate/scenario-of.ts';
import { shrink } from './simulate/shrink/shrink.ts';

const DIRECTORY = '.cache/simulate';

/** `npm run simulate`. Exit codes: 0 nothing found, 1 something found, 2 bad words. */
async function main(words: string[]): Promise<number> {
  const read = readWords(words, SIMULATE);
  if ('exitCode' in read) return read.exitCode;
  const { seed, processes } = read.words;
  const { from, seeds } = seed === undefined ? read.words : { from: seed, seeds: 1 };
  const tally = emptyTally();
  const began = performance.now();
  await playSeeds({ from, seeds, processes, signal: untilInterrupted(), onPlayed });
  const run = await createLocalRun({ inProcess: true });
  const workflow = readWorkflow(run.definition);
  const lines = showTally(tally, workflow, (performance.now() - began) / 1000);
  for (const line of lines) console.log(line);
  for (const finding of tally.findings.values()) console.log(await describe(finding));
  return tally.findings.size === 0 ? 0 : 1;

  function onPlayed(...[played, result]: [number, Parameters<typeof count>[2]]): void {
    for (const { says } of count(tally, played, result)) console.log(`seed ${played}: ${says}`);
    if (tally.plays % PROGRESS === 0) console.log(progressOf(tally, began));
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

/** Ctrl-C ends the plays and shows what they have found; a second one ends everything. One may come to us twice at once. */
function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  let first = 0;
  process.on('SIGINT', () => {
    if (interrupted.signal.aborted && Date.now() - first > 1000) process.exit(130);
    if (!interrupted.signal.aborted) first = Date.now();
    interrupted.abort();
  });
  return interrupted.signal;
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

endCommand(await main(process.argv.slice(2)));
