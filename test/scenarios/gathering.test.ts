import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { click, type Scene, user } from '../support/story.ts';

const NAMES = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
const OWNER = 'owner@example.com';
const SECURITY = 'security@example.com';
const owned = (name: string) => user(name, { tags: { Owner: OWNER } });

/** Twenty users of one owner, with the time to gather that is shipped. */
const TWENTY = { users: NAMES.map(owned), settings: { gatherWithin: 'PT5M' } } satisfies Scene;

/** `first line (number of users)` of every mail to an address, in order. */
function mailsTo(journey: Journey, address: string): string[] {
  return journey
    .mailsTo(address)
    .map(({ text }) => `${text.split('\n')[0]} (${new Set(text.match(/user-\d\d-\w+-\d/g)).size})`);
}

const ends = (journey: Journey) => new Set(NAMES.map((name) => journey.course(name).at(-1)));

describe('twenty users of one owner, clicked at once', () => {
  it('are one mail for each moment to each person, where nobody answers', async () => {
    const journey = await play(TWENTY, click());

    expect(mailsTo(journey, OWNER)).toEqual([
      'Still needed? (20)',
      'Reminder: still needed? (20)',
      'Ended: how it stands now (20)',
    ]);
    expect(mailsTo(journey, SECURITY)).toEqual([
      'No answer so far, please decide (20)',
      'Ended: how it stands now (20)',
    ]);
    expect(ends(journey)).toEqual(new Set(['NEW unanswered']));
  });
});
