import { describe, expect, it } from 'vitest';
import type { ActWindows } from '../../../../functions/domain/window/act-windows.ts';
import {
  isInWindow,
  mayBegin,
  nextOpening,
  openingOn,
  openingsFrom,
  type WhenActs,
} from '../../../../functions/domain/window/opening.ts';

const OFFICE: ActWindows = [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }];
const DAILY = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MINUTE = 60_000;

function when(differs: Partial<WhenActs> = {}): WhenActs {
  return { actWindows: OFFICE, blackoutDates: [], timeZone: 'UTC', ...differs };
}
const daily = (from: string, to: string): ActWindows => [{ days: [...DAILY], from, to }];

describe('when an act may begin', () => {
  it.each([
    ['on a Monday morning', '2026-11-30T09:00:00.000Z', true],
    ['a second before', '2026-11-30T08:59:59.999Z', false],
    ['so that its tries fit in', '2026-11-30T15:30:00.000Z', true],
    ['too late for them', '2026-11-30T15:30:01.000Z', false],
    ['on a Friday', '2026-12-04T12:00:00.000Z', false],
    ['on a Sunday', '2026-11-29T12:00:00.000Z', false],
  ])('%s: %s', (_name, at, may) => {
    expect(mayBegin(Date.parse(at), when())).toBe(may);
  });

  it('lies in the window until its last second', () => {
    expect(isInWindow(Date.parse('2026-11-30T15:59:59.999Z'), when())).toBe(true);
    expect(isInWindow(Date.parse('2026-11-30T16:00:00.000Z'), when())).toBe(false);
  });

  it('goes on where one window of the day overlaps another, or follows it at once', () => {
    const days = [...DAILY];
    const actWindows: ActWindows = [
      { days, from: '09:00', to: '12:00' },
      { days, from: '11:00', to: '14:00' },
      { days, from: '14:00', to: '15:00' },
    ];
    const may = (time: string) => mayBegin(Date.parse(`2026-11-30T${time}:00.000Z`), when({ actWindows }));

    expect(['11:45', '13:45', '14:30', '14:31'].map(may)).toEqual([true, true, true, false]);
  });

  it('is any time where it is always open, but for the blackout dates', () => {
    const always = when({ actWindows: 'always', blackoutDates: ['2026-12-24/2026-12-26'] });

    expect(mayBegin(Date.parse('2026-12-23T23:59:59.000Z'), always)).toBe(true);
    expect(nextOpening('2026-12-24T00:00:00.000Z', 30, always)).toBe('2026-12-27T00:00:00.000Z');
  });

  it.each([
    ['Asia/Tokyo', '2026-11-29T23:59:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['Europe/Berlin', '2026-11-29T12:00:00.000Z', '2026-11-30T08:00:00.000Z'],
    ['Europe/Berlin', '2026-07-05T12:00:00.000Z', '2026-07-06T07:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-29T12:00:00.000Z', '2026-11-30T17:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-29T12:00:00.000Z', '2026-11-30T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-29T12:00:00.000Z', '2026-11-29T19:00:00.000Z'],
  ])('goes by the clock of the time zone: %s', (timeZone, at, opensAt) => {
    expect(nextOpening(at, 30, when({ timeZone }))).toBe(opensAt);
  });

  it('skips blackout dates, of one year and of every year', () => {
    const blackoutDates = ['2026-11-30', '--12-01/--12-02'];

    expect(nextOpening('2026-11-27T15:00:00.000Z', 30, when({ blackoutDates }))).toBe(
      '2026-12-03T09:00:00.000Z',
    );
  });

  it('counts a range over the end of the year, and a leap day in leap years alone', () => {
    const overNewYear = when({ actWindows: 'always', blackoutDates: ['--12-24/--01-06'] });
    const leapDay = when({ actWindows: 'always', blackoutDates: ['--02-29'] });

    expect(nextOpening('2026-12-24T10:00:00.000Z', 30, overNewYear)).toBe('2027-01-07T00:00:00.000Z');
    expect(nextOpening('2028-02-29T10:00:00.000Z', 30, leapDay)).toBe('2028-03-01T00:00:00.000Z');
    expect(mayBegin(Date.parse('2027-03-01T00:00:00.000Z'), leapDay)).toBe(true);
  });

  it('takes the next window of the same day', () => {
    const actWindows = [
      { days: [...DAILY], from: '14:00', to: '16:00' },
      { days: [...DAILY], from: '09:00', to: '11:00' },
    ];

    expect(openingOn('2026-11-30', '2026-11-30T10:45:00.000Z', when({ actWindows }))).toEqual({
      date: '2026-11-30',
      opensAt: '2026-11-30T14:00:00.000Z',
    });
    expect(openingOn('2026-11-30', '2026-11-30T15:45:00.000Z', when({ actWindows }))).toBeUndefined();
  });

  it('names the days in order, today first while it is still open', () => {
    const days = [...openingsFrom('2026-12-01T10:00:00.000Z', 8, when())];

    expect(days.map(({ date }) => date.slice(5))).toEqual([
      '12-01',
      '12-02',
      '12-03',
      '12-07',
      '12-08',
      '12-09',
    ]);
    expect(days[0]?.opensAt).toBe('2026-12-01T10:00:00.000Z');
  });
});

describe('on the days on which the clock is changed', () => {
  // Berlin: forward over 02:00-03:00 on 29 March 2026, back over it on 25 October. Lord Howe changes by half an hour.
  const days = [
    ['Europe/Berlin', '2026-03-28T12:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24T12:00:00.000Z'],
    ['America/New_York', '2026-03-07T12:00:00.000Z'],
    ['America/New_York', '2026-10-31T12:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T00:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T00:00:00.000Z'],
    ['Asia/Tokyo', '2026-03-28T12:00:00.000Z'],
  ] as const;
  const windows = [
    ['00:00', '24:00'],
    ['01:30', '02:30'],
    ['02:00', '03:00'],
    ['02:15', '04:00'],
    ['09:00', '16:00'],
  ] as const;

  it.each(
    days.flatMap(([timeZone, from]) =>
      windows.map(([opens, closes]) => [timeZone, from, opens, closes] as const),
    ),
  )(
    '%s from %s, %s to %s: the next opening is the first minute at which an act may begin',
    (timeZone, from, opens, closes) => {
      const zone = when({ timeZone, actWindows: daily(opens, closes) });
      const end = Date.parse(from) + 36 * 60 * MINUTE;
      let next: number | undefined;
      // From the end: the first minute at or after each that may begin.
      for (let time = end; time >= Date.parse(from); time -= 5 * MINUTE) {
        if (mayBegin(time, zone)) next = time;
        if (next === undefined) continue;
        const opening = Date.parse(nextOpening(new Date(time).toISOString(), 30, zone) ?? '');
        expect(opening).toBeLessThanOrEqual(next);
        expect(opening).toBeGreaterThanOrEqual(time);
        expect(mayBegin(opening, zone)).toBe(true);
        expect(isInWindow(opening + 30 * MINUTE - 1000, zone)).toBe(true);
      }
    },
  );
});
