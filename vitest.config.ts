import { defineConfig } from 'vitest/config';
import { PLAYING } from './local/processes/playing.ts';
import { ShortReporter } from './test/support/reporter.ts';

/** Tests that play stories on the local run, which stays warm within a worker. */
const STORIES = [
  'test/scenarios/**/*.test.ts',
  'test/local/model/rules/*.test.ts',
  'test/local/simulate/sample.test.ts',
];
/** Tests that take long and hold what changes seldom: `npm run check` runs them after the others. */
const THOROUGH = [
  'test/browser/**/*.test.ts',
  'test/house/{documented-commands,variants}.test.ts',
  'test/infra/organisation.test.ts',
  'test/scenarios/{artifacts,crashing,deployment,example-organisation,permissions*,shipped}.test.ts',
  'test/scenarios/{execution-history,failing*,held-up,messages-at-the-end,opt-in-region,passwords-that-stay}.test.ts',
  'test/scenarios/{deletion-tried-again,one-case-per-user,paused,quarantined,rates,renamed}.test.ts',
  'test/scenarios/{gathering*,secrets-of-restores,stopped-executions,way-back*}.test.ts',
  'test/local/model/claims-of-product.test.ts',
  'test/local/console/{case-page,desk,saving,serve-console,world-page}.test.ts',
  'test/local/{case,start}.test.ts',
  'test/local/releases/finishing.test.ts',
  'test/local/run/{both-ways,expect,idle,kill,local-run,misdeliver,player}.test.ts',
  'test/local/simulate/{plays,transitions}.test.ts',
  'test/local/sweep/{joining,journeys,mended,sample,sweep}.test.ts',
  'test/operate/{cases,doctor/command}.test.ts',
];

// On the command line it would replace each project's whole `sequence`, and mix the projects.
const shuffle = process.env['RANDOM_ORDER'] === 'true';

/** V8 of Node.js 22 and later has no such option, and a worker that is given an unknown one does not start. */
const OPTIMISE_LATER = process.versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : [];

/**
 * Files of a shared worker share their modules: what one warms up, the next one finds warm. A worker runs not for long,
 * so that most of what V8 would optimise in the background never pays.
 */
const shared = {
  pool: 'forks' as const,
  isolate: false,
  execArgv: [...PLAYING, ...OPTIMISE_LATER],
};

export default defineConfig({
  test: {
    // Synthesises once, before the first test asks for the deployed artifacts.
    globalSetup: ['test/support/synth.ts'],
    // Metrics are written past `console`, which Vitest keeps to failed tests.
    setupFiles: ['test/support/quiet-output.ts'],
    // One play keeps one core busy; without this one core of two stays idle.
    maxWorkers: '100%',
    // Two slow cores and a synthesis beside them are no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    silent: 'passed-only',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    reporters: [new ShortReporter()],
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'stories',
          include: STORIES,
          exclude: THOROUGH,
          sequence: { groupOrder: 0, shuffle },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: [...STORIES, ...THOROUGH],
          sequence: { groupOrder: 1, shuffle },
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'thorough', include: THOROUGH, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
