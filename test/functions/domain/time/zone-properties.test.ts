import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockAt, showTime } from '../../../../functions/domain/time/time.ts';

const AT = '2026-07-01T23:05:00Z';
const SHOWN = {
  'Europe/Berlin': '2026-07-02 01:05 CEST',
  'America/Argentina/Buenos_Aires': '2026-07-01 20:05 GMT-3',
  'Australia/Melbourne': '2026-07-02 09:05 AEST',
  'Africa/Johannesburg': '2026-07-02 01:05 SAST',
} as const;

const NAMES = Object.keys(SHOWN) as (keyof typeof SHOWN)[];

/** A name of a zone with any of its letters small or large, as settings may have it. */
const spelled = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }))
  .map(([name, isLarge]) => ({
    name,
    text: [...name]
      .map((letter, index) => (isLarge[index] === true ? letter.toUpperCase() : letter.toLowerCase()))
      .join(''),
  }));

describe('a time zone', () => {
  it('shows the same time by the same name, however it is spelled', () => {
    fc.assert(
      fc.property(spelled, ({ name, text }) => {
        expect(showTime(AT, text)).toBe(SHOWN[name]);
        expect(clockAt(AT, text)).toEqual(clockAt(AT, name));
      }),
      { numRuns: 20 },
    );
  });
});
