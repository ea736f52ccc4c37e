import { describe, expect, it } from 'vitest';
import { timesEn } from '../../../functions/texts/en/times.ts';
import { timesJa } from '../../../functions/texts/ja/times.ts';

describe('a time for people', () => {
  it.each([
    [timesEn, 'Asia/Tokyo', 'Thu 3 Dec 2026, 17:00 JST', 'Thu 3 Dec 2026'],
    [timesEn, 'Europe/Berlin', 'Thu 3 Dec 2026, 09:00 CET', 'Thu 3 Dec 2026'],
    [timesJa, 'Asia/Tokyo', '2026年12月3日(木) 17:00 JST', '2026年12月3日(木)'],
    // The day before, west of the sea.
    [timesEn, 'Pacific/Honolulu', 'Wed 2 Dec 2026, 22:00 HST', 'Wed 2 Dec 2026'],
  ])('has its weekday and the name of the zone: %#', (times, timeZone, time, day) => {
    expect(times.time('2026-12-03T08:00:00Z', timeZone)).toBe(time);
    expect(times.day('2026-12-03T08:00:00Z', timeZone)).toBe(day);
  });
});
