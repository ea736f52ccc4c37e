import { describe, expect, it } from 'vitest';
import {
  longestHistory,
  MOST_EVENTS,
  shortestCheckHours,
} from '../../../../functions/domain/settings/longest-history.ts';

const FIVE = ['P1D', 'P2D', 'P3D', 'P4D', 'P5D'];

describe('the longest history of a case', () => {
  it('is that of a pause of a year, where use is looked at seldom', () => {
    // 360 days, three looks a day, 15 events each; asked, reminded, escalated; and the rest.
    expect(longestHistory({ checkUseEvery: 'P2D', reminders: ['P7D'] })).toBe(16_200 + 3 * 18 + 500);
  });

  it('is that of a wait for use, extended again and again, where use is looked at often', () => {
    expect(longestHistory({ checkUseEvery: 'PT1H', reminders: [] })).toBe(360 * 24 * 13 + 2 * 18 + 500);
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
