import { fileURLToPath } from 'node:url';
import type { Measured } from './bench/measure.ts';
import { tableOf } from './bench/table.ts';
import { readWords } from './command-line.ts';
import { BENCH } from './commands/bench.ts';
import { endCommand } from './end-command.ts';
import { startPool } from './processes/pool.ts';
import type { ExitCode } from './run/outcome.ts';

/** Ten thousand cases need some gigabytes. */
const MEMORY = ['--max-old-space-size=12000'];

/** `npm run bench`: what cases cost as they become more. Exit codes: 0 fine, 1 something was refused for good, 2 bad words. */
async function main(words: string[]): Promise<ExitCode> {
  const read = readWords(words, BENCH);
  if ('exitCode' in read) return read.exitCode;
  const script = fileURLToPath(new URL('bench/bench-process.ts', import.meta.url));
  const all: Measured[] = [];
  for (const cases of read.words.cases) {
    // A process of its own for each: what one leaves in memory must not slow the next down.
    const pool = startPool<{ cases: number }, Measured>(script, { size: 1, execArgv: MEMORY });
    const measured = await pool.run({ cases });
    pool.close();
    all.push(measured);
    console.log(`${cases}: ${measured.calls} calls in ${measured.seconds.toFixed(0)} s`);
    for (const [api, count] of Object.entries(measured.throttled))
      console.log(`  ${api} throttled ${count} times`);
  }
  console.log(`\n${tableOf(all)}`);
  return all.some(({ refused }) => refused > 0) ? 1 : 0;
}

endCommand(await main(process.argv.slice(2)));
