const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than all else about a page or a note; there are one or two time zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
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

/** A point in time as people read it, in the configured time zone: `2026-03-01 09:00 UTC`. */
export function showTime(iso: string, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(new Date(iso));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

/** The day of a point in time in the configured time zone: `2026-03-01`. */
export function showDay(iso: string, timeZone: string): string {
  return showTime(iso, timeZone).slice(0, 10);
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** The day of the week of a point in time in the configured time zone: `Mon`. */
export function showWeekday(iso: string, timeZone: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(showDay(iso, timeZone)).getUTCDay()] ?? 'Sun';
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
