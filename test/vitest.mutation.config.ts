import { defineConfig } from 'vitest/config';
import { end, warmPool } from './mutation/warm-worker.ts';

const asked = process.env['MUTATION_TESTS']?.split(',') ?? [];
const files = (one: string): string => `${one.replace('!', '')}${one.endsWith('.ts') ? '' : '/**/*.test.ts'}`;
const included = asked.filter((one) => !one.startsWith('!'));
const left = asked.filter((one) => one.startsWith('!'));

/** Hostile text on every page, and the days of 500 acts: seconds for each mutant that others see too. */
const SLOW = ['test/functions/case-page/hostile.test.ts', 'test/functions/cases/reserve-act.test.ts'];

/**
 * The tests that a mutant is shown to: those of the rules and the behaviours, which need neither synthesis nor the twin.
 * `MUTATION_TESTS`: only these files and those below these folders, and none of those with a `!` before them.
 */
export default defineConfig({
  plugins: [
    {
      name: 'warm-worker',
      // StrykerJS names its own pool on the command line, which comes before any setting.
      configureVitest: ({ project, vitest }) => {
        Object.assign(project.config, { pool: warmPool.name, poolRunner: warmPool });
        vitest.onClose(end);
      },
    },
  ],
  test: {
    include: included.length > 0 ? included.map(files) : ['test/functions/**/*.test.ts'],
    exclude: ['test/functions/aws/**', ...SLOW, ...left.map(files)],
    testTimeout: 60_000,
    setupFiles: ['test/mutation/no-mutant-yet.ts', 'test/support/quiet-output.ts'],
    silent: true,
    isolate: false,
  },
});
