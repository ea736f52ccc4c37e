import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActWindow, actWindowSchema } from '../../../../functions/domain/window/act-windows.ts';
import { blackoutSchema, isBlackout } from '../../../../functions/domain/window/blackout-dates.ts';
import { longestClosed } from '../../../../functions/domain/window/longest-closed.ts';
import {
  isInWindow,
  mayBegin,
  nextOpening,
  openingsFrom,
  type WhenActs,
} from '../../../../functions/domain/window/opening.ts';
import { aHostileText, DAY_MS } from '../../../support/arbitraries.ts';

const MINUTE = 60_000;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Clocks that change by an hour, by half an hour, at midnight, twice around a fast, and never. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const actWindow: fc.Arbitrary<ActWindow> = fc
  .record({
    days: fc.subarray([...DAYS], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 23 * 4 }),
    hours: fc.integer({ min: 4, max: 96 }),
  })
  .map(({ days, from, hours }) => ({
    days,
    from: clock(from * 15),
    to: clock(Math.min(96, from + hours) * 15),
  }));

const day = fc.integer({ min: 0, max: 1460 }).map((many) => dateOf(Date.UTC(2026, 0, 1) + many * DAY_MS));
const blackout = fc
  .tuple(day, fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([from, length, isYearly]) => {
    const range = [from, dateOf(Date.parse(from) + length * DAY_MS)];
    return range.map((one) => (isYearly ? `-${one.slice(4)}` : one)).join('/');
  });

const when: fc.Arbitrary<WhenActs> = fc.record({
  actWindows: fc.oneof(fc.constant('always' as const), fc.array(actWindow, { minLength: 1, maxLength: 3 })),
  blackoutDates: fc.array(blackout, { maxLength: 3 }),
  timeZone: fc.constantFrom(...ZONES),
});

/** Days on which clocks are changed, and where. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Chatham', '2026-04-05'],
] as const;

/** Settings and a time: any of four years, or one within two days of a change of the clocks, with windows at night. */
const anywhere = fc
  .record({ settings: when, day, seconds: fc.integer({ min: 0, max: 86_399 }) })
  .map(({ settings, day: date, seconds }) => ({ settings, ms: Date.parse(date) + seconds * 1000 }));
const nightWindow = fc
  .record({ from: fc.integer({ min: 0, max: 15 }), hours: fc.integer({ min: 4, max: 16 }) })
  .map(({ from, hours }) => [{ days: [...DAYS], from: clock(from * 15), to: clock((from + hours) * 15) }]);
const nearChange = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    actWindows: nightWindow,
    minutes: fc.integer({ min: -1440, max: 1440 }),
  })
  .map(({ change: [timeZone, date], actWindows, minutes }) => ({
    settings: { timeZone, actWindows, blackoutDates: [] },
    ms: Date.parse(date) + minutes * MINUTE,
  }));
const moment: fc.Arbitrary<{ settings: WhenActs; ms: number }> = fc.oneof(anywhere, nearChange);

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone as string,
    new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', timeZoneName: 'longOffset' }),
  ]),
);

/** What the clock on the wall shows, asked of the platform in another way than the product asks. */
function wallAt(ms: number, timeZone: string): { date: string; weekday: string; minutes: number } {
  const [, weekday = '', sign = '+', hours = '0', minutes = '0'] =
    /^(\w+), GMT(?:([+-])(\d\d):(\d\d))?/.exec(formats.get(timeZone)?.format(ms) ?? '') ?? [];
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const wall = new Date(ms + offset * MINUTE);
  return { date: dateOf(wall.getTime()), weekday, minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** The rule of design D14 said anew: by the calendar, the day of the week, and the clock. */
function isOpenAt(ms: number, { actWindows, blackoutDates, timeZone }: WhenActs): boolean {
  const { date, weekday, minutes } = wallAt(ms, timeZone);
  const isBlack = blackoutDates.some((text) => {
    const [from = '', to = from] = text.split('/');
    const shown = from.startsWith('--') ? `-${date.slice(4)}` : date;
    return from <= to ? from <= shown && shown <= to : shown >= from || shown <= to;
  });
  if (isBlack) return false;
  const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (
    actWindows === 'always' ||
    actWindows.some(
      ({ days, from, to }) =>
        days.some((one) => one === weekday) && minutesOf(from) <= minutes && minutes < minutesOf(to),
    )
  );
}

describe('any windows, on any clock', () => {
  it('are open as calendar and clock say', () => {
    fc.assert(
      fc.property(moment, ({ settings, ms }) => {
        expect(isInWindow(ms, settings)).toBe(isOpenAt(ms, settings));
      }),
    );
  });

  it('let an act begin only where all its tries, half an hour long, are inside', () => {
    fc.assert(
      fc.property(moment, ({ settings, ms }) => {
        if (!mayBegin(ms, settings)) return;
        const tries = settings.actWindows === 'always' ? [0] : [0, 1, 10, 29];
        for (const minutes of tries) expect(isOpenAt(ms + minutes * MINUTE, settings)).toBe(true);
      }),
    );
  });

  it('open next at a moment that is not before now, at which an act may begin, and no minute earlier', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 * 60 }), ({ settings, ms }, minutes) => {
        const next = Date.parse(nextOpening(new Date(ms).toISOString(), 30, settings) ?? '');
        const between = ms + minutes * MINUTE;

        if (!Number.isNaN(next)) {
          expect(next).toBeGreaterThanOrEqual(ms);
          expect(mayBegin(next, settings)).toBe(true);
          expect(isOpenAt(next, settings)).toBe(true);
          // Nothing opens within a minute: the minute before is now, or closed.
          if (next - MINUTE >= ms) expect(mayBegin(next - MINUTE, settings)).toBe(false);
        }
        if (mayBegin(between, settings)) expect(next).toBeLessThanOrEqual(between);
      }),
    );
  });

  it('come in order, one a day, on no blackout date', () => {
    fc.assert(
      fc.property(moment, ({ settings, ms }) => {
        const all = [...openingsFrom(new Date(ms).toISOString(), 10, settings)];

        expect(all.map(({ opensAt }) => opensAt)).toEqual(all.map(({ opensAt }) => opensAt).sort());
        expect(new Set(all.map(({ date }) => date)).size).toBe(all.length);
        for (const { date, opensAt } of all) {
          expect(isBlackout(date, settings.blackoutDates)).toBe(false);
          expect(wallAt(Date.parse(opensAt), settings.timeZone).date).toBe(date);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are closed for exactly as long as is counted for the settings, where they are longest', () => {
    fc.assert(
      fc.property(
        fc.array(actWindow, { minLength: 1 }),
        fc.array(blackout, { maxLength: 3 }),
        (actWindows, blackoutDates) => {
          const { minutes, after } = longestClosed(actWindows, blackoutDates);
          fc.pre(after !== undefined && minutes < 29 * 1440);
          const settings = { actWindows, blackoutDates, timeZone: 'UTC' };
          const lastStart = lastStartOn(`${after}`, settings);

          const next = nextOpening(new Date(lastStart + 1000).toISOString(), 31, settings);

          expect((Date.parse(next ?? '') - lastStart) / MINUTE).toBe(minutes);
        },
      ),
      // Years of days are looked at for each.
      { numRuns: 10 },
    );
  });
});

/** The last minute of a day at which an act may begin. */
function lastStartOn(date: string, settings: WhenActs): number {
  const minutes = Array.from({ length: 1440 }, (_, minute) => Date.parse(date) + minute * MINUTE);
  return minutes.findLast((ms) => mayBegin(ms, settings)) ?? Number.NaN;
}

describe('a window or a blackout date of any form', () => {
  it('is taken only where it is a part of a day of an hour or more', () => {
    const minutes = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(minutes, minutes, (from, to) => {
        const { success } = actWindowSchema.safeParse({ days: ['Mon'], from: clock(from), to: clock(to) });

        expect(success).toBe(from < 1440 && to - from >= 60);
      }),
    );
  });

  it('is refused with a reason that shows it, or counts on its own first day', () => {
    fc.assert(
      fc.property(fc.oneof(blackout, aHostileText, fc.stringMatching(/^[-/\d]{1,24}$/)), (text) => {
        const { success, error } = blackoutSchema.safeParse(text);

        const first = text.split('/')[0]?.replace(/^--/, '2028-') ?? '';
        if (success) expect(isBlackout(first, [text])).toBe(true);
        else expect(error?.issues[0]?.message.length).toBeGreaterThan(10);
      }),
    );
  });
});
