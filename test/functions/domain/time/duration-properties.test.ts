import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  after,
  durationSchema,
  durationSeconds,
  hasTimeLeft,
  secondsBetween,
} from '../../../../functions/domain/time/duration.ts';
import { later, wholeDays } from '../../../../functions/domain/time/time.ts';
import { aHostileText, aTime, DAY_MS } from '../../../support/arbitraries.ts';

const UNITS = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 } as const;
const number = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });

/** A duration with some of its units, and what it comes to. */
const duration = fc
  .tuple(number, number, number, number, number)
  .filter((parts) => parts.some((part) => part !== undefined))
  .map((parts) => {
    const said = parts.map((part, index) => (part === undefined ? '' : `${part}${'WDHMS'.charAt(index)}`));
    const time = said.slice(2).join('');
    const sum = Object.values(UNITS).reduce((all, unit, index) => all + unit * (parts[index] ?? 0), 0);
    return { text: `P${said.slice(0, 2).join('')}${time === '' ? '' : `T${time}`}`, seconds: sum };
  });

describe('any duration', () => {
  it('comes to the sum of its units', () => {
    fc.assert(
      fc.property(duration, ({ text, seconds }) => {
        expect(durationSeconds(text)).toBe(seconds);
        expect(durationSchema.safeParse(text).success).toBe(seconds > 0);
      }),
    );
  });

  it('written in seconds alone is the same', () => {
    fc.assert(
      fc.property(duration, ({ text }) => {
        expect(durationSeconds(`PT${durationSeconds(text)}S`)).toBe(durationSeconds(text));
      }),
    );
  });

  it('lies between a time and the time after it, to the second', () => {
    fc.assert(
      fc.property(aTime, duration, (time, { text, seconds }) => {
        const end = after(time, text);

        expect(secondsBetween(time, end)).toBe(Math.max(1, seconds));
        expect(hasTimeLeft(time, end)).toBe(seconds > 60);
        expect(later(time, end)).toBe(end);
      }),
    );
  });

  it('with a letter too many, too few, or in another place is none', () => {
    fc.assert(
      fc.property(
        duration,
        fc.nat(),
        fc.constantFrom('', 'Y', '-', '.', ' ', 'x'),
        ({ text }, where, letter) => {
          const at = where % text.length;
          const broken = text.slice(0, at) + letter + text.slice(at + 1);
          const isWell = /^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(broken);

          expect(durationSeconds(broken) !== undefined).toBe(isWell);
        },
      ),
    );
  });

  it('that the settings take can be counted from any time', () => {
    const long = fc.integer({ min: 1, max: 10 ** 12 }).map((days) => `P${days}D`);
    fc.assert(
      fc.property(aTime, fc.oneof(long, aHostileText), (time, text) => {
        const taken = durationSchema.safeParse(text);

        if (taken.success) expect(Date.parse(after(time, taken.data))).toBeGreaterThan(Date.parse(time));
        else expect(taken.error.issues[0]?.message).toContain(JSON.stringify(text));
      }),
    );
  });
});

describe('whole days', () => {
  it('are as many as fit, and one more after 24 hours', () => {
    fc.assert(
      fc.property(aTime, aTime, (from, to) => {
        const days = wholeDays(from, to);
        const rest = Date.parse(to) - Date.parse(from) - days * DAY_MS;

        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThan(DAY_MS);
      }),
    );
  });
});
