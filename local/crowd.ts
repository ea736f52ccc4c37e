import { parseArgs } from 'node:util';
import * as z from 'zod';
import { crowdOf, type Size } from './crowd/crowd.ts';
import { figuresOf } from './crowd/figures.ts';
import { endCommand } from './end-command.ts';
import { objectionsTo } from './model/objections.ts';
import { createLocalRun } from './run/local-run.ts';
import type { ExitCode } from './run/outcome.ts';

const USAGE =
  'usage: npm run crowd -- [--users N] [--owners N] [--accounts N] [--clicks N] [--answer nothing|retire|friday]';

const count = z.coerce.number().int().min(1).max(2000);
const sizeSchema = z.strictObject({
  users: count.default(500),
  owners: count.default(50),
  accounts: count.default(20),
  clicks: count.default(25),
  answer: z.enum(['nothing', 'retire', 'friday']).default('nothing'),
});

/** `npm run crowd`: plays a company's worth of cases, holds them to the model and prints what they have cost. */
async function main(words: string[]): Promise<ExitCode> {
  const size = sizeOf(words);
  if (size === undefined) return 2;
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

/** What is asked for on the command line; undefined, with the problem printed, where that cannot be read. */
function sizeOf(words: string[]): Size | undefined {
  const string = { type: 'string' } as const;
  const options = { users: string, owners: string, accounts: string, clicks: string, answer: string };
  try {
    return sizeSchema.parse(parseArgs({ args: words, options }).values);
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    console.error(`${problem}\n${USAGE}`);
    return undefined;
  }
}

endCommand(await main(process.argv.slice(2)));
