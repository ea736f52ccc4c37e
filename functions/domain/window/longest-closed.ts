import { weekdayOf } from '../time/time.ts';
import { type ActWindows, hoursOf, MARGIN_MINUTES } from './act-windows.ts';
import { isBlackout, yearsOf } from './blackout-dates.ts';
import { addDays } from './local-time.ts';

const DAY_MINUTES = 24 * 60;
/** After so many years every date falls on the same days of the week again. */
const CALENDAR_YEARS = 28;
const SOME_YEAR = 2026;

/** The longest time without any act, and the day on which it begins. */
export interface Closed {
  /** In minutes by the clock. */
  minutes: number;
  /** The last day with acts before it; undefined where there is never one. */
  after: string | undefined;
}

/**
 * The longest time in which no act may begin: between two windows of a week, and over all blackout dates, as they fall
 * on the days of the week. Looks at the years that they name, yearly ones at every calendar that there is.
 */
export function longestClosed(actWindows: ActWindows, blackoutDates: readonly string[]): Closed {
  const { first, last } = rangeOf(blackoutDates);
  let closed: Closed = { minutes: 0, after: undefined };
  let open: { date: string; days: number; lastStart: number } | undefined;
  for (let days = 0, date = first; date <= last; days++, date = addDays(first, days)) {
    const hours = isBlackout(date, blackoutDates) ? [] : hoursOf(actWindows, weekdayOf(date));
    const [earliest] = hours;
    if (earliest === undefined) continue;
    const before = open ?? { date, days, lastStart: earliest.from };
    const minutes = (days - before.days) * DAY_MINUTES + earliest.from - before.lastStart;
    if (minutes > closed.minutes || closed.after === undefined) closed = { minutes, after: before.date };
    open = { date, days, lastStart: Math.max(...hours.map(({ to }) => to)) - MARGIN_MINUTES };
  }
  return closed;
}

/** A month before what is named, and a month after it; where nothing is named, some weeks. */
function rangeOf(blackoutDates: readonly string[]): { first: string; last: string } {
  const { years, isYearly } = yearsOf(blackoutDates);
  if (blackoutDates.length === 0) return { first: `${SOME_YEAR}-01-01`, last: `${SOME_YEAR}-01-31` };
  const from = Math.min(...years, isYearly ? SOME_YEAR : Number.POSITIVE_INFINITY);
  const to = Math.max(...years, isYearly ? SOME_YEAR + CALENDAR_YEARS : from);
  return { first: addDays(`${from}-01-01`, -31), last: addDays(`${to}-12-31`, 31) };
}
