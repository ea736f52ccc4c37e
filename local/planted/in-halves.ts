/** The same items in an order that comes everywhere early: the middle, the middles of both halves, and so on. */
export function inHalves<Item>(items: readonly Item[]): Item[] {
  const middle = items[Math.floor(items.length / 2)];
  if (middle === undefined) return [];
  const [before, after] = [
    items.slice(0, items.length / 2),
    items.slice(Math.floor(items.length / 2) + 1),
  ].map(inHalves);
  const rest = Array.from({ length: Math.max(before?.length ?? 0, after?.length ?? 0) }, (_, index) => [
    ...(before ?? []).slice(index, index + 1),
    ...(after ?? []).slice(index, index + 1),
  ]);
  return [middle, ...rest.flat()];
}
