/**
 * The same for the same object, made once: hundreds of cases ask a chronicle of a hundred thousand events the same. What
 * it is made from must not change any more.
 */
export function once<Of extends object, Found>(make: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, Found>();
  return (of) => {
    const found = known.get(of) ?? make(of);
    known.set(of, found);
    return found;
  };
}

/** How many texts are remembered at once: those of some hundred plays that go alike. */
const MOST_TEXTS = 20_000;

/** The same for the same text, made once as long as there are not too many; plays that go alike say the same. */
export function onceForText<Found>(make: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    const found = known.get(text) ?? make(text);
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, found);
    return found;
  };
}

/** How many of these come before the first for which this no longer holds; it holds for some at the beginning, or for none. */
export function countWhile<One>(sorted: readonly One[], holds: (one: One) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle] as One)) low = middle + 1;
    else high = middle;
  }
  return low;
}
