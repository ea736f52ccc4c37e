import { dayOfActsSchema, emptyDay } from '../domain/window/day-of-acts.ts';
import type { ActsTable } from '../ports.ts';
import { type TableOptions, tableItems, unchangedSince } from './table-items.ts';

/** A day's item is of no use once the day is over; operators may look at it for a while. */
const KEPT_SECONDS = 90 * 86_400;

/**
 * The days of acts in the table `cases`: one item each, key `acts#<date>`, with the time-to-live attribute `expiresAt`. An
 * item that does not fit throws PermanentServiceError: where it is not known how many act on a day, nobody does.
 */
export function actsTable(options: TableOptions): ActsTable {
  const items = tableItems(options);
  const keyOf = (date: string) => `acts#${date}`;

  return {
    get: async (date) => (await items.get(keyOf(date), dayOfActsSchema)) ?? emptyDay(date),
    put(day) {
      const { date, revision } = day;
      const expiresAt = Math.floor(Date.parse(date) / 1000) + KEPT_SECONDS;
      const item = { ...day, revision: revision + 1, expiresAt };
      return items.put(keyOf(date), item, unchangedSince(revision));
    },
  };
}
