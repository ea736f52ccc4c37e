/** Works on all of them, at most so many at a time; the results are in their order. */
export async function inParallel<One, Done>(
  all: readonly One[],
  width: number,
  work: (one: One) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const index = next++;
      done[index] = await work(all[index] as One);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
  return done;
}
