import { defineConfig } from 'vitest/config';

const ALL = 'test/functions/**/*.test.ts';

/** The tests that a mutant is shown to: those of the rules and the behaviours, which need neither synthesis nor the twin. `MUTATION_TESTS`: only those below these folders, which takes seconds and not minutes. */
export default defineConfig({
  test: {
    include: process.env['MUTATION_TESTS']?.split(',').map((folder) => `${folder}/**/*.test.ts`) ?? [ALL],
    exclude: ['test/functions/aws/**'],
    setupFiles: ['test/support/quiet-output.ts'],
    silent: true,
    // A run for each mutant: what takes time is the start of its files.
    isolate: false,
  },
});
