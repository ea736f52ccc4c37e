import { validationError } from './errors.ts';

/** What a caller says about the page it wants. */
export interface PageRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

/** One page of a list under its own name, e.g. `{ Users: [...], IsTruncated: true, Marker: '...' }`. */
export function page<Item>(name: string, items: Item[], { Marker, MaxItems }: PageRequest, pageSize: number) {
  const from = Marker === undefined ? 0 : offsetOf(Marker);
  const to = from + Math.min(MaxItems ?? pageSize, pageSize);
  const truncated = to < items.length;
  return {
    [name]: items.slice(from, to),
    IsTruncated: truncated,
    Marker: truncated ? Buffer.from(`from ${to}`).toString('base64') : undefined,
  };
}

function offsetOf(marker: string): number {
  const match = /^from (\d+)$/.exec(Buffer.from(marker, 'base64').toString());
  if (match === null) throw validationError('Invalid Marker.');
  return Number(match[1]);
}
