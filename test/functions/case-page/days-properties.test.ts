import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exemptionDays, startOfDay } from '../../../functions/case-page/days.ts';
import { showDay } from '../../../functions/domain/time/time.ts';
import { aTime } from '../../support/arbitraries.ts';
import { someSettings } from '../../support/builders.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
];
const usual = someSettings();

describe('the days that a form takes', () => {
  it('begin after now and end within the longest exemption, in every time zone', () => {
    fc.assert(
      fc.property(
        aTime,
        fc.integer({ min: 2, max: 400 }),
        fc.constantFrom(...ZONES),
        (at, days, timeZone) => {
          const { min, max } = exemptionDays(at, { ...usual, maxExemption: `P${days}D`, timeZone });
          const [first, last] = [min, max].map((day) => Date.parse(startOfDay(day, timeZone)));

          expect(first).toBeGreaterThan(Date.parse(at));
          expect(last).toBeLessThanOrEqual(Date.parse(at) + days * 86_400_000);
          expect(min <= max).toBe(true);
        },
      ),
      // The first hour of a day of 25 hours.
      { examples: [['2026-10-24T22:30:00.000Z', 9, 'Europe/Berlin']] },
    );
  });

  it('begin at the first moment that the calendar shows them', () => {
    fc.assert(
      fc.property(aTime, fc.constantFrom(...ZONES), (at, timeZone) => {
        const day = showDay(at, timeZone);
        const start = Date.parse(startOfDay(day, timeZone));

        expect(start).toBeLessThanOrEqual(Date.parse(at));
        expect(showDay(new Date(start).toISOString(), timeZone)).toBe(day);
        expect(showDay(new Date(start - 1).toISOString(), timeZone) < day).toBe(true);
      }),
      // The clocks are set forward over midnight.
      { examples: [['2017-10-16T01:59:59.999Z', 'America/Sao_Paulo']] },
    );
  });
});
