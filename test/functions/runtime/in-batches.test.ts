import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../functions/runtime/in-batches.ts';

async function* upTo(count: number, failure?: Error): AsyncGenerator<number> {
  for (let one = 1; one <= count; one += 1) yield one;
  if (failure !== undefined) throw failure;
}

async function batchesOf(source: AsyncIterable<number>): Promise<{ batches: number[][]; failure?: unknown }> {
  const batches: number[][] = [];
  try {
    for await (const batch of inBatches(source, 2)) batches.push(batch);
    return { batches };
  } catch (failure) {
    return { batches, failure };
  }
}

describe('batches', () => {
  it.each([
    [0, []],
    [2, [[1, 2]]],
    [3, [[1, 2], [3]]],
  ])('of two out of %i', async (count, batches) => {
    expect(await batchesOf(upTo(count))).toEqual({ batches });
  });

  it('hold all that came before the source failed', async () => {
    const failure = new Error('unreadable');

    expect(await batchesOf(upTo(3, failure))).toEqual({ batches: [[1, 2], [3]], failure });
  });
});
