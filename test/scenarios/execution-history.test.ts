import { describe, expect, it } from 'vitest';
import {
  EVENTS_OF_ASKING,
  EVENTS_OF_PAUSE_LOOK,
  EVENTS_OF_TRY,
  EVENTS_OF_USE_LOOK,
} from '../../functions/domain/settings/longest-history.ts';
import { play } from '../support/journey.ts';
import { after, alice, click, story, withKeyOnly } from '../support/story.ts';

describe('the history of an execution', () => {
  it.each([
    ['is deleted', story(click(), after('P2D').answer('retire'), after('P20D').answer('confirm'))],
    [
      'comes back, the password as a new one',
      story(
        click(),
        after('P2D').answer('retire'),
        after('P4D').answer('restore'),
        after('P5D').signIn(),
        after('P5D').useKey(),
        after('P5DT1H').answer('check'),
      ),
    ],
    [
      'is kept by a new owner',
      story(
        { users: [alice(withKeyOnly)] },
        click(),
        after('P3D').tagUser({ Owner: 'zoe@example.com' }),
        after('P8D').answer('retire', { to: 'alice@example.com', force: true }),
        after('P9D').answer('keep', { to: 'zoe@example.com' }),
        after('P10D').useKey(),
      ),
    ],
  ])('holds an address of its case and nothing about people: what %s', async (_what, told) => {
    const { report, run } = await play(told);
    const events = report.executions.flatMap((one) => run.executionHistory(one.name));
    const text = JSON.stringify(events);

    expect(events.length).toBeGreaterThan(20);
    // No mail address, no tag, no key, no evidence.
    expect(text).not.toMatch(/@example\.com|"tags"|Owner|AKIA[A-Z0-9]{8}|lastUsed|"plan"|"user"/);
  });
});

/** How many events a case has written when it is over, or at the end of what is told. */
async function eventsOf(...told: Parameters<typeof play>): Promise<number> {
  const { report, run } = await play(...told);
  return report.executions.reduce((sum, { name }) => sum + run.executionHistory(name).length, 0);
}

describe('what synthesis counts of a history', () => {
  it('is what a look at a pause writes', async () => {
    const paused = (until: string) =>
      eventsOf({ until }, click(), after('P1D').pause(), after('P2D').answer('retire'));

    const [days10, days20] = [await paused('P12DT1H'), await paused('P22DT1H')];

    expect(days20 - days10).toBeGreaterThan(25 * EVENTS_OF_PAUSE_LOOK);
    expect(days20 - days10).toBeLessThan(28 * EVENTS_OF_PAUSE_LOOK);
  });

  it('is what a look for use writes', async () => {
    const kept = (until: string) =>
      eventsOf({ until, settings: { checkUseEvery: 'PT8H' } }, click(), after('P2D').answer('keep'));

    const [days5, days10] = [await kept('P7DT1H'), await kept('P12DT1H')];

    expect(days10 - days5).toBe(15 * EVENTS_OF_USE_LOOK);
  });

  it('is at least what a try in an outage writes', async () => {
    const down = (until: string) =>
      eventsOf(
        { until, users: [alice(withKeyOnly)] },
        click(),
        after('P2D').answer('retire'),
        after('P2DT5H').fail('sts:AssumeRole', 'InternalFailure', { status: 500 }),
      );

    // A try takes some five minutes beside the quarter of an hour.
    const [hours8, hours12] = [await down('P2DT8H'), await down('P2DT12H')];

    expect(hours12 - hours8).toBeGreaterThan(10 * (EVENTS_OF_TRY - 5));
    expect(hours12 - hours8).toBeLessThanOrEqual(16 * EVENTS_OF_TRY);
  });

  it('is what a reminder writes', async () => {
    const reminded = (reminders: string[]) => eventsOf({ settings: { reminders } }, click());

    const [two, three] = [await reminded(['P3D', 'P5D']), await reminded(['P3D', 'P5D', 'P7D'])];

    expect(three - two).toBe(EVENTS_OF_ASKING);
  });
});
