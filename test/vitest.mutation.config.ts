import { defineConfig } from 'vitest/config';
import { end, warmPool } from './mutation/warm-worker.ts';

const ALL = 'test/functions/**/*.test.ts';

/** The tests that a mutant is shown to: those of the rules and the behaviours, which need neither synthesis nor the twin. `MUTATION_TESTS`: only those below these folders, which takes seconds and not minutes. */
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
    include: process.env['MUTATION_TESTS']?.split(',').map((folder) => `${folder}/**/*.test.ts`) ?? [ALL],
    exclude: ['test/functions/aws/**'],
    setupFiles: ['test/mutation/no-mutant-yet.ts', 'test/support/quiet-output.ts'],
    silent: true,
    isolate: false,
  },
});
