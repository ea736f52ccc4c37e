import { defineConfig } from 'vitest/config';
import { end, warmPool } from './mutation/warm-worker.ts';

const asked = process.env['MUTATION_TESTS']?.split(',') ?? [];
const files = (folder: string): string => `${folder.replace('!', '')}/**/*.test.ts`;
const included = asked.filter((folder) => !folder.startsWith('!'));
const left = asked.filter((folder) => folder.startsWith('!'));

/**
 * The tests that a mutant is shown to: those of the rules and the behaviours, which need neither synthesis nor the twin.
 * `MUTATION_TESTS`: only those below these folders, and none below those with a `!` before them.
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
    // Hostile text is sent to each page, for seconds: nothing else is learnt from it.
    exclude: ['test/functions/aws/**', 'test/functions/case-page/hostile.test.ts', ...left.map(files)],
    setupFiles: ['test/mutation/no-mutant-yet.ts', 'test/support/quiet-output.ts'],
    silent: true,
    isolate: false,
  },
});
