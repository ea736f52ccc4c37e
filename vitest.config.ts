import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two slow cores and a synthesis beside them are no reason to fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
