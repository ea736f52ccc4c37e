import { describe, expect, it } from 'vitest';
import {
  after,
  afterSeconds,
  durationSchema,
  durationSeconds,
  hasTimeLeft,
  seconds,
  secondsBetween,
} from '../../../../functions/domain/time/duration.ts';
import { isShownBy } from '../../../../functions/domain/time/shown-by.ts';
import {
  clockAt,
  digitsAt,
  earlier,
  later,
  showDay,
  showTime,
  showWeekday,
  weekdayOf,
  wholeDays,
} from '../../../../functions/domain/time/time.ts';
import { AT } from '../../../support/builders.ts';

describe('a duration', () => {
  it.each([
    ['P14D', 14 * 86_400],
    ['PT36H', 36 * 3600],
    ['P1W2DT3H4M5S', 9 * 86_400 + 3 * 3600 + 4 * 60 + 5],
    ['PT90M', 5400],
  ])('of %s has %d seconds', (text, value) => {
    expect(seconds(text)).toBe(value);
  });

  it.each(['', 'P', 'PT', 'P1DT', '14D', 'P1M', 'P1Y', 'P-1D', 'P1.5D', 'p14d', ' P1D', 'PT1D'])(
    'is not "%s"',
    (text) => {
      expect(durationSeconds(text)).toBeUndefined();
      expect(() => seconds(text)).toThrow(RangeError);
      expect(() => seconds(text)).toThrow(`${text} is not an ISO 8601 duration`);
    },
  );

  it('of nothing is refused with words that help', () => {
    expect(durationSchema.safeParse('P0D').error?.issues[0]?.message).toMatch(
      /"P0D" is not a positive.*"P14D"/,
    );
  });

  it('of more than a hundred years is refused', () => {
    expect(durationSchema.safeParse('P36500D').success).toBe(true);
    expect(durationSchema.safeParse('P36500DT1S').error?.issues[0]?.message).toBe(
      '"P36500DT1S" is longer than a hundred years',
    );
  });

  it('is added to a time', () => {
    expect(after(AT, 'P1DT1H')).toBe('2026-03-02T10:00:00.000Z');
  });
});

describe('a time for people', () => {
  it('is in the configured zone, with its name', () => {
    expect(showTime('2026-03-01T23:30:00Z', 'UTC')).toBe('2026-03-01 23:30 UTC');
    expect(showTime('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-02 00:30 CET');
    expect(showTime('2026-07-01T23:30:00Z', 'Asia/Tokyo')).toBe('2026-07-02 08:30 JST');
    expect(showDay('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-02');
  });
});

describe('what calendar and clock show', () => {
  const AT_NOON = '2026-03-01T03:05:00Z';

  it('is what they show in the configured zone', () => {
    const digits = { year: '2026', month: '03', day: '01', hour: '12', minute: '05' };

    expect(digitsAt(Date.parse(AT_NOON), 'Asia/Tokyo')).toEqual(digits);
    expect(clockAt(AT_NOON, 'Asia/Tokyo')).toEqual({ ...digits, weekday: 0, zone: 'JST' });
  });

  it.each(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const)('is the day of the week: %s', (day) => {
    const date = `2026-03-0${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(day) + 1}`;

    expect(weekdayOf(date)).toBe(day);
    expect(showWeekday(`${date}T12:00:00Z`, 'UTC')).toBe(day);
  });

  it('is the day of the week of that zone', () => {
    expect(showWeekday('2026-03-01T23:30:00Z', 'UTC')).toBe('Sun');
    expect(showWeekday('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('Mon');
    expect(clockAt('2026-03-01T23:30:00Z', 'Europe/Berlin').weekday).toBe(1);
  });
});

describe('of two times', () => {
  // As texts, "09:00:00.500Z" comes before "09:00:00Z".
  const [early, late] = ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.500Z'];

  it('the one is earlier and the other later, however they are written', () => {
    expect([earlier(early, late), earlier(late, early)]).toEqual([early, early]);
    expect([later(early, late), later(late, early)]).toEqual([late, late]);
  });
});

describe('what was done', () => {
  it('is surely shown by a read an hour later', () => {
    expect(isShownBy(after(AT, 'PT1H'), AT)).toBe(true);
    expect(isShownBy(after(AT, 'PT59M59S'), AT)).toBe(false);
  });
});

describe('a time zone', () => {
  it.each([
    ['Asia/Tokyo', '2026-07-01', 'JST'],
    ['Europe/Berlin', '2026-12-01', 'CET'],
    ['Europe/Berlin', '2026-07-01', 'CEST'],
    ['America/New_York', '2026-07-01', 'EDT'],
    ['Australia/Sydney', '2026-12-01', 'AEDT'],
    ['Asia/Kolkata', '2026-12-01', 'IST'],
    ['Asia/Singapore', '2026-12-01', 'GMT+8'],
  ])('%s on %s is called %s', (timeZone, day, name) => {
    expect(clockAt(`${day}T08:00:00Z`, timeZone).zone).toBe(name);
  });
});

describe('whole days', () => {
  it('count when 24 hours are over', () => {
    expect(wholeDays('2026-03-01T09:00:00Z', '2026-03-02T08:59:59Z')).toBe(0);
    expect(wholeDays('2026-03-01T09:00:00Z', '2026-03-02T09:00:00Z')).toBe(1);
  });
});

describe('a wait', () => {
  it('is at least a second and never ends early', () => {
    expect(secondsBetween(AT, AT)).toBe(1);
    expect(secondsBetween(AT, '2026-02-01T00:00:00Z')).toBe(1);
    expect(secondsBetween('2026-03-01T09:00:00.001Z', '2026-03-01T09:00:02Z')).toBe(2);
  });

  it('has time left until a minute before its end', () => {
    expect(hasTimeLeft(AT, afterSeconds(AT, 61))).toBe(true);
    expect(hasTimeLeft(AT, afterSeconds(AT, 60))).toBe(false);
    expect(hasTimeLeft(AT, afterSeconds(AT, -1))).toBe(false);
  });
});
