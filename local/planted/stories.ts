import { journeyOf } from '../sweep/journeys/journey.ts';
import { answers, click } from '../sweep/journeys/steps.ts';
import type { Journey } from '../sweep/journeys.ts';

/** A user with a key, who owns itself. */
function user(userName: string): { userName: string } {
  const tags = { Owner: `${userName}@example.com` };
  return Object.assign({ userName }, { tags, accessKeys: [{ lastUsed: 'P120D' }] });
}

/** Two owners answer at once, where one act a day is allowed. */
export const ONE_A_DAY: Journey = journeyOf(
  'one act a day',
  { settings: { maxActsPerDay: 1 }, users: [user('alice'), user('bob')] },
  [click, ...answers(2, 'retire'), ...answers(2, 'retire', { user: 'bob' })],
);

/** Somebody makes up the key of a link. */
export const FORGED_KEY: Journey = journeyOf('a key that nobody was mailed', {}, [
  click,
  {
    ...{ at: 'P2D', do: 'http', user: 'alice', method: 'POST', query: { key: 'forged' } },
    form: { answer: 'keep' },
  },
]);
