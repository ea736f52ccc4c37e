import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWhile, once, onceForText } from '../../../local/model/once.ts';

describe('what is made once', () => {
  it('is the same for the same object, and another for another', () => {
    const made: number[][] = [];
    const lengthOf = once((of: number[]) => {
      made.push(of);
      return { length: of.length };
    });
    const [one, other] = [[1], [1]];

    expect(lengthOf(one)).toBe(lengthOf(one));
    expect(lengthOf(other)).not.toBe(lengthOf(one));
    expect(made).toEqual([one, other]);
  });
});

describe('what is made once for a text', () => {
  it('is the same for the same text, until very many others came', () => {
    const wordOf = onceForText((text) => ({ text }));
    const [one, other] = [wordOf('one'), wordOf('other')];

    expect(wordOf('one')).toBe(one);
    expect(other).toEqual({ text: 'other' });
    for (let index = 0; index < 20_000; index += 1) wordOf(String(index));
    expect(wordOf('one')).not.toBe(one);
    expect(wordOf('one')).toEqual(one);
  });
});

describe('how many come before', () => {
  it('is what counting one by one says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: -1, max: 21 }),
        (all, limit) => {
          const sorted = all.toSorted((one, two) => one - two);

          expect(countWhile(sorted, (one) => one < limit)).toBe(sorted.filter((one) => one < limit).length);
        },
      ),
    );
  });
});
