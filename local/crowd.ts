import { readWords } from './command-line.ts';
import { CROWD } from './commands/crowd.ts';
import { crowdOf } from './crowd/crowd.ts';
import { figuresOf } from './crowd/figures.ts';
import { endCommand } from './end-command.ts';
import { objectionsTo } from './model/objections.ts';
import { createLocalRun } from './run/local-run.ts';
import type { ExitCode } from './run/outcome.ts';

/** `npm run crowd`: plays a company's worth of cases, holds them to the model and prints what they have cost. */
async function main(words: string[]): Promise<ExitCode> {
  const read = readWords(words, CROWD);
  if ('exitCode' in read) return read.exitCode;
  const size = read.words;
  const run = await createLocalRun({ inProcess: true, isUnwatched: true });
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
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(34)} ${value}`);
  for (const objection of objections.slice(0, 20)) console.error(`  ${objection}`);
  return objections.length + report.failures.length + report.refusals.length > 0 ? 1 : 0;
}

endCommand(await main(process.argv.slice(2)));
