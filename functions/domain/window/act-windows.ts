import * as z from 'zod';
import type { Weekday } from '../time/time.ts';

/** The days of a week as people write them down. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const satisfies readonly Weekday[];

/** The last start of an act lies so long before the end of its window: every try of it, and a lag, fit in between. */
export const MARGIN_MINUTES = 30;
const SHORTEST_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

/** Minutes from midnight to a time on the clock, `09:00` to `24:00`. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const clockSchema = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of the day such as "09:00", up to "24:00"');

/** Hours of some days of the week in which something may be disabled or deleted, by the clock on the wall. */
export const actWindowSchema = z
  .strictObject({
    days: z.array(z.enum(WEEKDAYS, `a day is one of ${WEEKDAYS.join(', ')}`)).min(1, 'name at least one day'),
    from: clockSchema,
    to: clockSchema,
  })
  .superRefine(({ from, to }, context) => {
    const length = minutesOf(to) - minutesOf(from);
    if (length <= 0)
      context.addIssue({
        code: 'custom',
        message: `${from} to ${to} ends before it begins; a window over midnight is two: until 24:00, and from 00:00 of the next day`,
      });
    else if (length < SHORTEST_MINUTES)
      context.addIssue({
        code: 'custom',
        message: `${from} to ${to} is shorter than an hour; acts begin up to ${MARGIN_MINUTES} minutes before the end`,
      });
  });
export type ActWindow = z.infer<typeof actWindowSchema>;

/** `always`, or the windows of a week. */
export const actWindowsSchema = z.union([
  z.literal('always'),
  z.array(actWindowSchema).min(1, 'name at least one window, or write "always"'),
]);
export type ActWindows = z.infer<typeof actWindowsSchema>;

interface Hours {
  from: number;
  to: number;
}

/**
 * The hours of one day of the week in which an act may be done, in minutes from midnight, earliest first; windows that
 * overlap or touch are one.
 */
export function hoursOf(windows: ActWindows, weekday: Weekday): Hours[] {
  if (windows === 'always') return [{ from: 0, to: DAY_MINUTES }];
  return windows
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
    .sort((one, other) => one.from - other.from)
    .reduce<Hours[]>(joined, []);
}

function joined(before: Hours[], next: Hours): Hours[] {
  const last = before.at(-1);
  if (last === undefined || last.to < next.from) return [...before, next];
  return [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
}
