import { afterAll, afterEach, vi } from 'vitest';

/**
 * What is written to standard output in this file's tests, parsed, a line at a time: what reaches CloudWatch Logs as it
 * is, whichever log format a function has. (Lambda's JSON format wraps what goes through `console`.)
 */
export function writtenLines(): () => Record<string, unknown>[] {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  afterEach(() => written.mockClear());
  afterAll(() => written.mockRestore());
  return () =>
    written.mock.calls.map(([line]) => {
      if (!/^[^\n]*\n$/.test(String(line))) throw new Error(`not one line: ${String(line)}`);
      return JSON.parse(String(line));
    });
}
