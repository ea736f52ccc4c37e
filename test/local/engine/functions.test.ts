import { describe, expect, it } from 'vitest';
import { bench, outputOf } from './fixture.ts';

async function evaluated(expression: string, input: unknown = {}): Promise<unknown> {
  const { run } = bench({ Only: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
  return outputOf(await run(input));
}

async function errorOf(expression: string): Promise<string | undefined> {
  const { run } = bench({ Only: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
  return (await run()).error;
}

describe("Step Functions' own functions", () => {
  it.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$range(4, 4, 1)', 4],
    ["$hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
    ["$hash('a', 'SHA-256')", 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ['$parse(\'{"a":[1]}\').a', [1]],
    ['$random(7) = $random(7)', true],
    ['$now()', '2026-03-01T00:00:00.000Z'],
    ["$now('[Y]-[M01]')", '2026-03'],
    ['$millis()', Date.parse('2026-03-01T00:00:00Z')],
  ])('evaluates %s', async (expression, expected) => {
    expect(await evaluated(expression)).toEqual(expected);
  });

  it('draws $random from [0, 1)', async () => {
    const value = await evaluated('$random()');

    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
  });

  it('makes version 4 UUIDs that differ', async () => {
    const [first, second] = (await evaluated('[$uuid(), $uuid()]')) as string[];

    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
  });

  it.each([
    '$partition([], 2)',
    '$partition([1], 0)',
    '$range(1, 3)',
    '$range(1, 3, -1)',
    "$hash('a')",
    "$hash('a', 'CRC')",
    "$parse('not json')",
  ])('fails on %s', async (expression) => {
    expect(await errorOf(expression)).toBe('States.QueryEvaluationError');
  });
});
