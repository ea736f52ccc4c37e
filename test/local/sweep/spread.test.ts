import { expect, it } from 'vitest';
import { spread } from '../../../local/sweep/spread.ts';

const ten = Array.from({ length: 10 }, (_, index) => index);

it.each([
  [3, [0, 3, 6]],
  [1, [0]],
  [0, []],
  [10, ten],
  [99, ten],
])('%i of ten are spread evenly, the first among them', (count, chosen) => {
  expect(spread(ten, count)).toEqual(chosen);
});
