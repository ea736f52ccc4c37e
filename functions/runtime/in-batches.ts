/** What comes one by one, in arrays of so many; the last may be shorter. What the source throws comes after what it gave. */
export async function* inBatches<One>(source: AsyncIterable<One>, size: number): AsyncGenerator<One[]> {
  let batch: One[] = [];
  try {
    for await (const one of source) {
      batch.push(one);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}
