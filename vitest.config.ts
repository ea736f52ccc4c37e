import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Synthesises once, before the first test asks for the deployed artifacts.
    globalSetup: ['test/support/synth.ts'],
    // Two slow cores and a synthesis beside them are no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
