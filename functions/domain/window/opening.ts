import { weekdayOf } from '../time/time.ts';
import { type ActWindows, hoursOf, MARGIN_MINUTES } from './act-windows.ts';
import { isBlackout } from './blackout-dates.ts';
import { addDays, changeOn, instantsOf, localAt } from './local-time.ts';

/** When acts may be done, as the settings say. */
export interface WhenActs {
  actWindows: ActWindows;
  blackoutDates: readonly string[];
  timeZone: string;
}

const MARGIN_MS = MARGIN_MINUTES * 60_000;

/** Whether a point in time (milliseconds) lies inside a window, and on no blackout date. */
export function isInWindow(time: number, when: WhenActs): boolean {
  return windowAt(time, when) !== undefined;
}

/** Which day's which hours a point in time lies in, and what the clock shows. */
function windowAt(
  time: number,
  { actWindows, blackoutDates, timeZone }: WhenActs,
): { window: string; minutes: number } | undefined {
  const { date, minutes } = localAt(time, timeZone);
  if (isBlackout(date, blackoutDates)) return undefined;
  const hours = hoursOf(actWindows, weekdayOf(date)).find(({ from, to }) => from <= minutes && minutes < to);
  return hours && { window: `${date} ${hours.from}`, minutes };
}

/**
 * Whether an act may begin at a point in time (milliseconds): inside a window that stays open for long enough that all
 * its tries are made inside too. A window that is always open never closes.
 */
export function mayBegin(time: number, when: WhenActs): boolean {
  if (when.actWindows === 'always') return isInWindow(time, when);
  const now = windowAt(time, when);
  const end = windowAt(time + MARGIN_MS - 1000, when);
  // A clock that is set back meanwhile may leave the window and come back to it.
  return now !== undefined && now.window === end?.window && now.minutes < end.minutes;
}

/** A day on which an act may begin, and from when on (ISO): at once, or when its next window opens. */
export interface Opening {
  /** In the settings' time zone: `2026-11-30`. */
  date: string;
  opensAt: string;
}

/** When acts may begin on a day from a point in time (ISO) on; undefined where they may not, or no more. */
export function openingOn(date: string, at: string, when: WhenActs): Opening | undefined {
  const now = Date.parse(at);
  // Nothing is earlier, and this is cheap: where acts are always done, each page asks.
  if (localAt(now, when.timeZone).date === date && mayBegin(now, when))
    return { date, opensAt: new Date(now).toISOString() };
  const hours = hoursOf(when.actWindows, weekdayOf(date));
  const starts = hours.flatMap(({ from }) => instantsOf({ date, minutes: from }, when.timeZone));
  // Set back into a window, the clock opens it once more.
  const change = hours.length === 0 ? undefined : changeOn(date, when.timeZone);
  const [first] = [...starts, ...(change === undefined ? [] : [change])]
    .filter((time) => time > now && localAt(time, when.timeZone).date === date && mayBegin(time, when))
    .sort((one, other) => one - other);
  return first === undefined ? undefined : { date, opensAt: new Date(first).toISOString() };
}

/** All days on which acts may begin, from a point in time (ISO) on, as many days ahead as given; the next one first. */
export function* openingsFrom(at: string, days: number, when: WhenActs): Generator<Opening> {
  // Behind the last day that a computer knows there is none.
  if (Number.isNaN(new Date(Date.parse(at) + (days + 3) * 86_400_000).getTime())) return;
  const today = localAt(Date.parse(at), when.timeZone).date;
  for (let ahead = 0; ahead <= days; ahead++) {
    const opening = openingOn(addDays(today, ahead), at, when);
    if (opening !== undefined) yield opening;
  }
}

/** When acts may begin next (ISO), without regard to how many there are: never before this. */
export function nextOpening(at: string, days: number, when: WhenActs): string | undefined {
  const [next] = openingsFrom(at, days, when);
  return next?.opensAt;
}
