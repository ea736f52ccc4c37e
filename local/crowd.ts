import * as z from 'zod';
import { readWords } from './command-line.ts';
import { crowdOf, longestClicking } from './crowd/crowd.ts';
import { figuresOf } from './crowd/figures.ts';
import { endCommand } from './end-command.ts';
import { objectionsTo } from './model/objections.ts';
import { createLocalRun } from './run/local-run.ts';
import type { ExitCode } from './run/outcome.ts';

const usage = `usage: npm run crowd -- [--users N] [--owners N] [--accounts N] [--clicks N] [--answer nothing|retire|friday]
  --users     how many IAM users have a finding; 500 if left out
  --owners    how many people own them; 50 if left out
  --accounts  in how many accounts they are; 20 if left out
  --clicks    how many clicks select them all; 25 if left out
  --answer    what each owner answers: nothing, retire, or friday: not needed, on a Friday afternoon; nothing if left out`;

const count = z.coerce.number().int().min(1).max(2000);
/** Whoever is clicked later than a mail waits for others (setting `gatherWithin`) is in another mail; owners answer one. */
const ONE_MAIL_SECONDS = 240;

const sizeSchema = z.strictObject({
  users: count.default(500),
  owners: count.default(50),
  accounts: count.default(20),
  clicks: count.default(25),
  answer: z.enum(['nothing', 'retire', 'friday']).default('nothing'),
});
const schema = sizeSchema.refine(
  (size) => size.answer === 'nothing' || longestClicking(size) <= ONE_MAIL_SECONDS,
  {
    path: ['clicks'],
    message: 'so many clicks on users of one owner take longer than one mail waits: give 1, or more owners',
  },
);
const string = { type: 'string' } as const;
const options = { users: string, owners: string, accounts: string, clicks: string, answer: string };

/** `npm run crowd`: plays a company's worth of cases, holds them to the model and prints what they have cost. */
async function main(words: string[]): Promise<ExitCode> {
  const read = readWords(words, { usage, options, schema });
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
