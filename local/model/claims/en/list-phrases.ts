import type { Phrase } from '../phrase.ts';

/** What the English pages about several users say besides what the page of one says. */
export const LIST_PHRASES: readonly Phrase[] = [
  ['Unused credentials of {n} IAM <user|users>'],
  [
    'AWS Security Hub reports credentials of these IAM users that have not been used for a long time. {team} asks the people concerned before anything is turned off, and turns nothing off without an answer.',
  ],
  ['Kept, and to be used: what is new?'],
  ['Turned off: do you need something back?'],
  ['Can be asked back until {time}'],
  // What an answer would lead to.
  [
    'Everything listed for the ticked users is turned off. You can have it back for {n} days from then: keys as they were, a password as a new one.',
  ],
  ['Nothing is turned off. Each must be used within {n} days, because AWS looks at the last use only.'],
  ['Nothing is deleted; the cases end.'],
  ['Turn it all off'],
  ['To be sure, type the word disable'],
  ['Type the word “disable”, so that nothing is turned off by accident.'],
  ['To delete, type the user name {user}'],
  ['Back to all users of this mail'],
];
