import { fileURLToPath } from 'node:url';
import type { Measured } from '../bench/measure.ts';
import { tableOf } from '../bench/table.ts';
import { type Output, readWords } from '../command-line.ts';
import { startPool } from '../processes/pool.ts';
import type { ExitCode } from '../run/outcome.ts';
import { BENCH } from './bench.ts';

/** Ten thousand cases need some gigabytes. */
const MEMORY = ['--max-old-space-size=12000'];

/** Measures what cases cost as they become more. Exit codes: 0 fine, 1 something was refused for good, 2 bad words. */
export async function runBench(words: string[], screen: Output): Promise<ExitCode> {
  const read = readWords(words, BENCH, screen);
  if ('exitCode' in read) return read.exitCode;
  const script = fileURLToPath(new URL('../bench/bench-process.ts', import.meta.url));
  const all: Measured[] = [];
  for (const cases of read.words.cases) {
    // A process of its own for each: what one leaves in memory must not slow the next down.
    const pool = startPool<{ cases: number }, Measured>(script, { size: 1, execArgv: MEMORY });
    const measured = await pool.run({ cases });
    pool.close();
    all.push(measured);
    screen.log(`${cases}: ${measured.calls} calls in ${measured.seconds.toFixed(0)} s`);
    for (const [api, count] of Object.entries(measured.throttled))
      screen.log(`  ${api} throttled ${count} times`);
  }
  screen.log(`\n${tableOf(all)}`);
  return all.some(({ refused }) => refused > 0) ? 1 : 0;
}
