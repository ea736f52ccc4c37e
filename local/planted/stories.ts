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

/** An owner sends what the page offers to security contacts only. */
export const OWNER_EXEMPTS: Journey = journeyOf('an owner exempts a user', {}, [
  click,
  {
    ...{ at: 'P2D', do: 'answer', answer: 'exempt', user: 'alice', force: true, mayDoNothing: true },
    ...{ reason: 'Needed for the audit', until: '2026-12-01' },
  },
]);

/** Somebody sends a form that was opened before the question changed. */
export const OLD_FORM: Journey = journeyOf('a form that is weeks old', {}, [
  click,
  ...answers(2, 'retire'),
  {
    ...{ at: 'P17D', do: 'http', user: 'alice', method: 'POST' },
    form: { answer: 'confirm', question: '2', userName: 'alice' },
  },
]);

/** The key goes, and the password stays since nobody could give it back. */
export const PASSWORD_STAYS: Journey = journeyOf(
  'a password that stays',
  { settings: { noNewPasswordsIn: ['111122223333'] } },
  [click, ...answers(2, 'retire'), ...answers(20, 'confirm')],
);

/** The settings protect a user by its name: no role knows of names. */
export const PROTECTED_NAME: Journey = journeyOf(
  'a user that is protected by its name',
  { settings: { protected: { tags: [], paths: [], names: ['ali*'] } } },
  [click, ...answers(2, 'retire')],
);
