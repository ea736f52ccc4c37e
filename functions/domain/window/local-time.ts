import { digitsAt } from '../time/time.ts';

/** What the calendar and the clock on the wall show. */
export interface Local {
  /** `2026-11-30`. */
  date: string;
  /** Minutes since midnight. */
  minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What calendar and clock show at a point in time (milliseconds) in a time zone. */
export function localAt(time: number, timeZone: string): Local {
  const { year, month, day, hour, minute } = digitsAt(time, timeZone);
  return { date: `${year}-${month}-${day}`, minutes: Number(hour) * 60 + Number(minute) };
}

/** The day so many days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The points in time (milliseconds) at which the clock shows so many minutes of a day: two where it is set back over
 * them; where it is set forward over them, the first point after that.
 */
export function instantsOf({ date, minutes }: Local, timeZone: string): number[] {
  const wall = Date.parse(date) + minutes * MINUTE_MS;
  // No zone changes its offset twice within two days; none is further from UTC than 14 hours.
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((time) => offsetAt(time, timeZone));
  const shown = offsets
    .map((offset) => wall - offset)
    .filter((time) => time + offsetAt(time, timeZone) === wall);
  if (shown.length > 0) return [...new Set(shown)].sort((one, other) => one - other);
  const [early = wall, late = wall] = offsets
    .map((offset) => wall - offset)
    .sort((one, other) => one - other);
  return [firstShowing(wall, { early, late, timeZone })];
}

/** Milliseconds by which the clock is ahead of UTC, in whole minutes. */
function offsetAt(time: number, timeZone: string): number {
  const { date, minutes } = localAt(time, timeZone);
  return Date.parse(date) + minutes * MINUTE_MS - Math.floor(time / MINUTE_MS) * MINUTE_MS;
}

/** The first minute between two at which the clock shows this or later. */
function firstShowing(
  wall: number,
  { early, late, timeZone }: { early: number; late: number; timeZone: string },
): number {
  return firstMinute(early, late, (time) => time + offsetAt(time, timeZone) >= wall);
}

/** When the clock is changed on a day (milliseconds), forward or back; undefined on most days. */
export function changeOn(date: string, timeZone: string): number | undefined {
  const [start = 0] = instantsOf({ date, minutes: 0 }, timeZone);
  const end = instantsOf({ date: addDays(date, 1), minutes: 0 }, timeZone).at(-1) ?? start;
  const offset = offsetAt(start, timeZone);
  if (offsetAt(end, timeZone) === offset) return undefined;
  return firstMinute(start, end, (time) => offsetAt(time, timeZone) !== offset);
}

/** The first minute after the one and up to the other for which something holds, as it does from then on. */
function firstMinute(early: number, late: number, holds: (time: number) => boolean): number {
  let [before, after] = [early, late];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}
