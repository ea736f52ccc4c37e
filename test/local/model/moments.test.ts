import { describe, expect, it } from 'vitest';
import type { Chronicle, ChronicleEvent } from '../../../local/model/chronicle.ts';
import { momentsOf } from '../../../local/model/moments.ts';
import { minuteOf } from '../../../local/model/shown-time.ts';

const MINUTE = Date.parse('2026-03-01T09:00:00Z');

describe('the minute that a text names', () => {
  it.each([
    ['2026-03-01 09:00 UTC', MINUTE],
    ['2026-03-01 18:00 GMT+9', MINUTE],
    ['2026-03-01 14:30 GMT+5:30', MINUTE],
    ['2026-03-01 05:00 GMT-4', MINUTE],
    ['Sun 1 Mar 2026, 09:00 UTC', MINUTE],
    ['Sun 1 Mar 2026, 18:00 JST', MINUTE],
    ['2026年3月1日(日) 18:00 JST', MINUTE],
    ['2026-03-01 10:00 CET', MINUTE],
    ['2026-03-01 05:00 EDT', MINUTE],
    ['2026-03-01 14:30 IST', undefined],
    ['an unknown time', undefined],
  ])('%s begins at %s', (shown, at) => {
    expect(minuteOf(shown)).toBe(at);
  });
});

describe('the moments of a text', () => {
  const event = (seconds: number, is: 'iam' | 'mail') =>
    ({ is, at: MINUTE + seconds * 1000, users: [] }) as unknown as ChronicleEvent;
  const events = [
    event(-90, 'mail'),
    event(-30, 'iam'),
    event(5, 'mail'),
    event(20, 'iam'),
    event(61, 'iam'),
  ];
  const chronicle = { events } as unknown as Chronicle;

  it('are those of the minute: how it began, and each change in it', () => {
    expect(momentsOf(chronicle, 4, '2026-03-01 09:00 UTC')).toEqual([1, 3]);
    expect(momentsOf(chronicle, 2, '2026-03-01 09:00 UTC')).toEqual([1]);
  });

  it('are also those after what the product has done in the minutes after it, and nobody else', () => {
    const change = (seconds: number, isProduct: boolean) => ({ ...event(seconds, 'iam'), isProduct });
    const late = { events: [event(0, 'mail'), change(70, false), change(170, true), change(200, true)] };

    expect(momentsOf(late as unknown as Chronicle, 3, '2026-03-01 09:00 UTC')).toEqual([0, 2]);
  });

  it('are its own where it names none, or one that cannot be told', () => {
    expect(momentsOf(chronicle, 4, undefined)).toEqual([4]);
    expect(momentsOf(chronicle, 4, '2026-03-01 14:30 IST')).toEqual([4]);
  });
});
