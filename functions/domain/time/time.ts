import { zoneName } from './zone-name.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else about a page or a note; there are one or two time zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  formats.set(timeZone, format);
  return format;
}

/** What a calendar and a clock show, in digits with leading zeros. */
export interface Digits {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** What a clock and a calendar show at a point in time. */
export interface Clock extends Digits {
  /** 0 is Sunday. */
  weekday: number;
  /** `JST`, `CET`; `GMT+8` where people have no name for it. */
  zone: string;
}

function partsAt(time: number, timeZone: string): { digits: Digits; zone: string } {
  const parts = formatOf(timeZone).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return {
    digits: { year, month, day, hour: part('hour'), minute: part('minute') },
    zone: part('timeZoneName'),
  };
}

/** What calendar and clock of this time zone show at a point in time (milliseconds). */
export function digitsAt(time: number, timeZone: string): Digits {
  return partsAt(time, timeZone).digits;
}

/** What a clock and a calendar of this time zone show at a point in time. */
export function clockAt(iso: string, timeZone: string): Clock {
  const time = new Date(iso);
  const { digits, zone } = partsAt(time.getTime(), timeZone);
  const weekday = weekdayNumber(`${digits.year}-${digits.month}-${digits.day}`);
  return { ...digits, weekday, zone: zoneName(time, timeZone, zone) };
}

/** The day of the week of a date (`2026-11-30`): 0 is Sunday. */
function weekdayNumber(date: string): number {
  return new Date(date).getUTCDay();
}

/** A point in time as notes and lists give it, in the configured time zone: `2026-03-01 09:00 UTC`. */
export function showTime(iso: string, timeZone: string): string {
  const { year, month, day, hour, minute, zone } = clockAt(iso, timeZone);
  return `${year}-${month}-${day} ${hour}:${minute} ${zone}`;
}

/** The day of a point in time in the configured time zone: `2026-03-01`. */
export function showDay(iso: string, timeZone: string): string {
  return showTime(iso, timeZone).slice(0, 10);
}

/** The days of the week by their numbers, from Sunday. */
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The day of the week of a date (`2026-11-30`): `Mon`. */
export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[weekdayNumber(date)] ?? 'Sun';
}

/** The day of the week of a point in time in the configured time zone: `Mon`. */
export function showWeekday(iso: string, timeZone: string): Weekday {
  return weekdayOf(showDay(iso, timeZone));
}

/** Whole days between two ISO times; a day counts when 24 hours are over. Negative if `to` lies before `from`. */
export function wholeDays(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The later of two ISO times. */
export function later(one: string, other: string): string {
  return Date.parse(one) > Date.parse(other) ? one : other;
}

/** The earlier of two ISO times. */
export function earlier(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? one : other;
}
