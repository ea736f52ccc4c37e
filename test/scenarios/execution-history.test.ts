import { describe, expect, it } from 'vitest';
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
