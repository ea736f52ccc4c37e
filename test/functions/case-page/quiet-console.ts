import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';
import { OWNER_KEY, SECURITY_KEY, TOKEN } from './world.ts';

/** For each test of a file: nothing is printed, and no secret of a link or a question stands in what would have been. */
export function useQuietConsole(): void {
  let printed: MockInstance<typeof console.log>;
  beforeEach(() => {
    printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  });
  afterEach(() => {
    const lines = JSON.stringify(printed.mock.calls);
    printed.mockRestore();
    for (const secret of [OWNER_KEY, SECURITY_KEY, TOKEN, 'token of ']) expect(lines).not.toContain(secret);
  });
}
