import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from './command-line.ts';
import { SWEEP } from './commands/sweep.ts';
import { endCommand } from './end-command.ts';
import { showViolation } from './model/violation.ts';
import { FAULTS } from './sweep/faults.ts';
import { JOURNEYS } from './sweep/journeys.ts';
import { type Finding, goneAmong, readKnown, unknownAmong, type Wrong } from './sweep/known.ts';
import { lineOf, matrixOf, sumOf } from './sweep/matrix.ts';
import { smallestOf } from './sweep/smallest.ts';
import { type SweepOptions, type SweptJourney, sweep } from './sweep/sweep.ts';
import type { Sweeper } from './sweep/sweeper.ts';
import { startSweepers } from './sweep/sweepers.ts';

const DIRECTORY = '.cache/sweep';

/** `npm run sweep`. Exit codes: 0 nothing new, 1 the model objects or a known violation is gone, 2 bad words. */
async function main(words: string[]): Promise<number> {
  const read = readWords(words, SWEEP);
  if ('exitCode' in read) return read.exitCode;
  const { journey: oneJourney, fault: oneFault, sample, 'on-artifacts': onArtifacts } = read.words;
  const swept = {
    journeys: oneJourney === undefined ? Object.keys(JOURNEYS) : [oneJourney],
    faults: oneFault === undefined ? Object.keys(FAULTS) : [oneFault],
  };
  const sweepers = startSweepers();
  const journeys: SweptJourney[] = [];
  const onJourney = (journey: SweptJourney): void => {
    journeys.push(journey);
    console.log(lineOf(journey));
  };
  const findings = await sweep(sweepers, {
    ...swept,
    ...{ sample, onArtifacts, onJourney },
    onProgress: progressEvery(SHOWN_EVERY_MS, (line) => console.log(line)),
  });
  console.log(`\n${matrixOf(journeys.flatMap(({ cells }) => cells))}\n\n${sumOf(journeys)}`);
  const code = await conclude(findings, sweepers, sample === undefined ? swept : undefined);
  sweepers.close();
  return code;
}

const SHOWN_EVERY_MS = 15_000;

/** Shows how far it is, at most so often. */
function progressEvery(ms: number, show: (line: string) => void): SweepOptions['onProgress'] {
  let shown = performance.now();
  return ({ journey, done, of }) => {
    if (performance.now() - shown < ms || done === of) return;
    shown = performance.now();
    show(`${journey}: ${done} of ${of} played`);
  };
}

/** `whole`: what was swept at every call; undefined after a sample. */
async function conclude(
  findings: Finding[],
  sweepers: Sweeper,
  whole: Parameters<typeof goneAmong>[2] | undefined,
): Promise<number> {
  const known = readKnown();
  const unknown = unknownAmong(findings, known);
  const gone = whole === undefined ? [] : goneAmong(findings, known, whole);
  for (const [index, wrong] of unknown.entries())
    console.log(describe(wrong, { index, smallest: await smallestOf(wrong.finding, sweepers) }));
  for (const key of gone)
    console.log(`known and no longer found, take it off local/sweep/known.json: ${key}`);
  console.log(
    `${findings.length} objections, ${unknown.length} kinds of them not known, ${gone.length} known ones gone`,
  );
  return unknown.length + gone.length === 0 ? 0 : 1;
}

/** What is wrong in words, with the smallest scenario that shows it in a file. */
function describe(
  { finding, apis }: Wrong,
  { index, smallest }: { index: number; smallest: object },
): string {
  const { journey, fault, violation } = finding;
  mkdirSync(DIRECTORY, { recursive: true });
  const file = join(DIRECTORY, `${journey}-${fault}-${index + 1}.json`);
  writeFileSync(file, `${JSON.stringify(smallest, null, 2)}\n`);
  return `${journey}, ${fault}: ${showViolation(violation)}\n  at ${apis.join(', ')}\n  npm run case -- ${file}`;
}

endCommand(await main(process.argv.slice(2)));
