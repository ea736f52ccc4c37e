import { describe, expect, it } from 'vitest';
import {
  longestHistory,
  MOST_EVENTS,
  shortestCheckHours,
} from '../../../../functions/domain/settings/longest-history.ts';

/** A day of tries, four an hour, and what cannot even be recorded. */
const OUTAGE = 96 * 40 + 600;
const FIVE = ['P1D', 'P2D', 'P3D', 'P4D', 'P5D'];

describe('the longest history of a case', () => {
  it('is that of a pause of a year, where use is looked at seldom', () => {
    // 360 days, a look every nine hours, 15 events each; asked, reminded, escalated; an outage; and the rest.
    expect(longestHistory({ checkUseEvery: 'P2D', reminders: ['P7D'] })).toBe(
      960 * 15 + 3 * 18 + OUTAGE + 500,
    );
  });

  it('is that of a wait for use, extended again and again, where use is looked at often', () => {
    expect(longestHistory({ checkUseEvery: 'PT1H', reminders: [] })).toBe(
      360 * 24 * 13 + 2 * 18 + OUTAGE + 500,
    );
  });

  it.each([[[]], [FIVE]])(
    'stays in bounds with the shortest interval that is allowed (reminders %j)',
    (reminders) => {
      const hours = shortestCheckHours({ reminders });

      expect(longestHistory({ checkUseEvery: `PT${hours}H`, reminders })).toBeLessThan(MOST_EVENTS);
      expect(longestHistory({ checkUseEvery: `PT${hours - 1}H`, reminders })).toBeGreaterThan(MOST_EVENTS);
    },
  );
});
