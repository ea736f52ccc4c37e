import { describe, expect, it } from 'vitest';
import {
  after,
  durationSchema,
  durationSeconds,
  seconds,
  secondsBetween,
} from '../../../../functions/domain/time/duration.ts';
import { clockAt, showDay, showTime, wholeDays } from '../../../../functions/domain/time/time.ts';
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
    },
  );

  it('of nothing is refused with words that help', () => {
    expect(durationSchema.safeParse('P0D').error?.issues[0]?.message).toMatch(
      /"P0D" is not a positive.*"P14D"/,
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
});
