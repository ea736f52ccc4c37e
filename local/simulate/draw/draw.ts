import { seededRandom } from '../../engine/random.ts';

/** One of several things, the likelier the greater its weight. */
export type Weighted<Item> = readonly [weight: number, item: Item];

/** Draws from a seed: the same calls in the same order give the same. */
export interface Draw {
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** One of a list. Throws a RangeError for an empty one. */
  one<Item>(list: readonly Item[]): Item;
  /** One of several things by their weights. */
  weighted<Item>(rows: readonly Weighted<Item>[]): Item;
  /** Some of a list in its order, at least one. */
  some<Item>(list: readonly Item[]): Item[];
}

/** A source for the drawing of one scenario. */
export function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const one = <Item>(list: readonly Item[]): Item => {
    const found = list[int(0, list.length - 1)];
    if (found === undefined) throw new RangeError('there is nothing to draw from');
    return found;
  };
  return {
    percent: (share) => random() * 100 < share,
    int,
    one,
    weighted(rows) {
      let left = random() * rows.reduce((sum, [weight]) => sum + weight, 0);
      const found = rows.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? one(rows))[1];
    },
    some(list) {
      const chosen = list.filter(() => random() < 0.5);
      return chosen.length > 0 ? chosen : [one(list)];
    },
  };
}
