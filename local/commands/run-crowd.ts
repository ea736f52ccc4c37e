import { readWords } from '../command-line.ts';
import { crowdOf } from '../crowd/crowd.ts';
import { figuresOf } from '../crowd/figures.ts';
import { objectionsTo } from '../model/objections.ts';
import type { ExitCode } from '../run/outcome.ts';
import { CROWD } from './crowd.ts';
import type { PlayNeeds } from './needs.ts';

/**
 * Plays a company's worth of cases, holds them to the model and prints what they have cost. Exit codes: 0 fine, 1 the
 * model objects or something failed for good, 2 bad words.
 */
export async function runCrowd(words: string[], { createRun, screen }: PlayNeeds): Promise<ExitCode> {
  const read = readWords(words, CROWD, screen);
  if ('exitCode' in read) return read.exitCode;
  const size = read.words;
  const run = await createRun();
  const began = performance.now();
  const report = await run.play(crowdOf(size));
  const seconds = Math.round((performance.now() - began) / 1000);
  const objections = objectionsTo(run.chronicle());
  const figures = {
    ...size,
    ...figuresOf(report),
    'seconds to play': seconds,
    'objections of the model': objections.length,
  };
  for (const [name, value] of Object.entries(figures)) screen.log(`${name.padEnd(34)} ${value}`);
  for (const objection of objections.slice(0, 20)) screen.error(`  ${objection}`);
  return objections.length + report.failures.length + report.refusals.length > 0 ? 1 : 0;
}
