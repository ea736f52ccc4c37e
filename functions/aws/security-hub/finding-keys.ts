/** One text for the two parts that name a finding. */
export function keyOf({ findingId, productArn }: { findingId: string; productArn: string }): string {
  return JSON.stringify([findingId, productArn]);
}

/** The items in groups of at most `size`, in their order. */
export function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
