import { describe, expect, it } from 'vitest';
import { actWindowsSchema } from '../../../../functions/domain/window/act-windows.ts';
import { blackoutSchema } from '../../../../functions/domain/window/blackout-dates.ts';
import { longestClosed } from '../../../../functions/domain/window/longest-closed.ts';
import { someSettings } from '../../../support/builders.ts';

const said = (settings: object): string => {
  try {
    someSettings(settings);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};
const office = { days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' };

describe('the settings of when acts happen', () => {
  it('take a window, several, and "always"', () => {
    expect(actWindowsSchema.safeParse('always').success).toBe(true);
    expect(actWindowsSchema.safeParse([office, { days: ['Fri'], from: '00:00', to: '24:00' }]).success).toBe(
      true,
    );
  });

  it.each([
    [{ ...office, from: '22:00', to: '02:00' }, /over midnight is two/],
    [{ ...office, to: '09:45' }, /shorter than an hour/],
    [{ ...office, to: '24:01' }, /a time of the day/],
    [{ ...office, from: '9:00' }, /a time of the day/],
    [{ ...office, days: ['Monday'] }, /a day is one of Mon, Tue/],
    [{ ...office, days: [] }, /at least one day/],
  ])('refuse %j', (window, message) => {
    expect(said({ actWindows: [window] })).toMatch(message);
  });

  it.each(['2026-12-24', '2026-12-24/2027-01-06', '--12-24', '--12-24/--01-06', '--02-29', '2028-02-29'])(
    'take the blackout %s',
    (text) => {
      expect(blackoutSchema.safeParse(text).success).toBe(true);
    },
  );

  it.each([
    ['24.12.', /is no day and no range/],
    ['2026-12-24/--12-26', /is no day and no range/],
    ['2026-12-24/2026-12-26/2026-12-27', /is no day and no range/],
    ['2027-02-29', /2027-02-29 is not in the calendar/],
    ['--12-24/--12-32', /--12-32 is not in the calendar/],
    ['2026-12-26/2026-12-24', /ends before it begins/],
  ])('refuse the blackout %s', (text, message) => {
    expect(said({ blackoutDates: [text] })).toMatch(message);
  });

  it('refuse a time of a month without acts, whatever it is made of', () => {
    expect(said({ actWindows: [office], blackoutDates: ['2026-12-04/2027-01-03'] })).toMatch(
      /nothing could be turned off or deleted for 32 days from 2026-12-03 on; keep it below 30/,
    );
    // Monday to Wednesday after Christmas are left.
    expect(
      said({ actWindows: [office], blackoutDates: ['2026-12-04/2026-12-27', '2026-12-31/2027-01-15'] }),
    ).toBe('nothing');
    expect(said({ blackoutDates: ['--01-01/--12-31'] })).toMatch(/no day is left/);
    expect(said({ actWindows: [office], blackoutDates: ['--12-01/--12-26'] })).toMatch(
      /nothing could be turned off/,
    );
  });
});

describe('the longest time without acts', () => {
  const DAY = 24 * 60;

  it('lies between the last start of a week and the first of the next', () => {
    // Thursday 15:30 to Monday 09:00.
    expect(longestClosed([office] as never, []).minutes).toBe(4 * DAY - 390);
    expect(longestClosed('always', []).minutes).toBeLessThanOrEqual(30);
  });

  it('counts blackout dates as they fall on the week', () => {
    // Thursday 17 December to Monday 28 December.
    expect(longestClosed([office] as never, ['2026-12-21/2026-12-25'])).toEqual({
      minutes: 11 * DAY - 390,
      after: '2026-12-17',
    });
  });
});
