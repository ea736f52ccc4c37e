import { expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { click, user } from '../support/story.ts';

const NAMES = Array.from({ length: 20 }, (_, index) => `user-${String(index + 1).padStart(2, '0')}`);
const OWNER = 'owner@example.com';

it('twenty users of one owner, clicked at once and never answered, are one mail for each moment', async () => {
  const users = NAMES.map((name) => user(name, { tags: { Owner: OWNER } }));
  const journey = await play({ users, settings: { gatherWithin: 'PT5M' } }, click());
  /** `first line (number of users)` of every mail to an address, in order. */
  const mailsTo = (address: string) =>
    journey
      .mailsTo(address)
      .map(({ text }) => `${text.split('\n')[0]} (${new Set(text.match(/user-\d\d-\w+-\d/g)).size})`);

  expect(mailsTo(OWNER)).toEqual([
    'Still needed? (20)',
    'Reminder: still needed? (20)',
    'Ended: how it stands now (20)',
  ]);
  expect(mailsTo('security@example.com')).toEqual([
    'No answer so far, please decide (20)',
    'Ended: how it stands now (20)',
  ]);
  expect(new Set(NAMES.map((name) => journey.course(name).at(-1)))).toEqual(new Set(['NEW unanswered']));
});
