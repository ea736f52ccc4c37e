import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Output, readWords } from '../command-line.ts';
import { showViolation } from '../model/violation.ts';
import type { ExitCode } from '../run/outcome.ts';
import { FAULTS } from '../sweep/faults.ts';
import { JOURNEYS } from '../sweep/journeys.ts';
import { type Finding, goneAmong, readKnown, unknownAmong, type Wrong } from '../sweep/known.ts';
import { lineOf, matrixOf, sumOf } from '../sweep/matrix.ts';
import { smallestOf } from '../sweep/smallest.ts';
import { type SweepOptions, type SweptJourney, sweep } from '../sweep/sweep.ts';
import type { Sweeper } from '../sweep/sweeper.ts';
import { startSweepers } from '../sweep/sweepers.ts';
import { SWEEP } from './sweep.ts';

const DIRECTORY = '.cache/sweep';

/**
 * Plays journeys with a fault at every call. Exit codes: 0 nothing new, 1 the model objects or a known violation is gone,
 * 2 bad words.
 */
export async function runSweep(words: string[], screen: Output): Promise<ExitCode> {
  const read = readWords(words, SWEEP, screen);
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
    screen.log(lineOf(journey));
  };
  const findings = await sweep(sweepers, {
    ...swept,
    ...{ sample, onArtifacts, onJourney },
    onProgress: progressEvery(SHOWN_EVERY_MS, (line) => screen.log(line)),
  });
  screen.log(`\n${matrixOf(journeys.flatMap(({ cells }) => cells))}\n\n${sumOf(journeys)}`);
  const whole = sample === undefined ? swept : undefined;
  const code = await conclude(findings, sweepers, { whole, screen });
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

interface Concluding {
  /** What was swept at every call; undefined after a sample. */
  whole: Parameters<typeof goneAmong>[2] | undefined;
  screen: Output;
}

async function conclude(
  findings: Finding[],
  sweepers: Sweeper,
  { whole, screen }: Concluding,
): Promise<ExitCode> {
  const known = readKnown();
  const unknown = unknownAmong(findings, known);
  const gone = whole === undefined ? [] : goneAmong(findings, known, whole);
  for (const [index, wrong] of unknown.entries())
    screen.log(describe(wrong, { index, smallest: await smallestOf(wrong.finding, sweepers) }));
  for (const key of gone) screen.log(`known and no longer found, take it off local/sweep/known.json: ${key}`);
  screen.log(
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
