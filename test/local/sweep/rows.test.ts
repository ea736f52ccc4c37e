import { expect, it } from 'vitest';
import { rowsOf } from '../../../local/sweep/rows.ts';
import type { SweepTask } from '../../../local/sweep/sweeper.ts';

const tasks = (count: number): SweepTask[] =>
  Array.from({ length: count }, (_, index) => ({ variation: { before: (index * 7) % count } }) as SweepTask);

it('puts plays at calls nearby into one row, each once', () => {
  const rows = rowsOf(tasks(1000), 2);
  const places = rows.flat().map(({ variation }) => variation.before);

  expect(places).toEqual(Array.from({ length: 1000 }, (_, index) => index));
});

it.each([
  [10, 2, 1],
  [1000, 2, 16],
  [10_000, 2, 42],
])('makes rows of %i plays for %i players neither too long nor too short', (count, players, rows) => {
  expect(rowsOf(tasks(count), players)).toHaveLength(rows);
});
