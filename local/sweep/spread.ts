/** So many of a list, evenly spread, the first among them. */
export function spread<Item>(list: readonly Item[], count: number): Item[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}
