import { CONTROL_DAYS, controlOf } from '../domain/finding/control.ts';
import type { QueuedMessage } from '../runtime/queue-batch.ts';
import type { Dependencies } from './dependencies.ts';
import { clickToOrderSchema } from './schema.ts';

type Place = readonly [time: number, action: number, days: number];
/** What cannot be read is told so at last, when everything else is done. */
const LAST: Place = [Number.POSITIVE_INFINITY, 0, 0];

/**
 * Clicks in the order of their times. Of the same second, to stop comes first, since who stops means it; and of the
 * controls the one with the lowest threshold, since its case covers the others.
 */
export function inOrder(
  messages: readonly QueuedMessage[],
  actions: Dependencies['actions'],
): readonly QueuedMessage[] {
  const placed = messages.map((message) => ({ message, place: placeOf(message, actions) }));
  return placed.sort((one, other) => compare(one.place, other.place)).map(({ message }) => message);
}

function placeOf({ event }: QueuedMessage, { stop }: Dependencies['actions']): Place {
  const click = clickToOrderSchema.safeParse(event).data;
  if (click === undefined) return LAST;
  const days = click.detail.findings.map((finding) => {
    const control = controlOf(finding);
    return control === undefined ? Number.POSITIVE_INFINITY : CONTROL_DAYS[control];
  });
  return [Date.parse(click.time), click.resources.includes(stop) ? 0 : 1, Math.min(...days)];
}

function compare(one: Place, other: Place): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) < (other[index] ?? 0) ? -1 : 1;
}
