import type { Phrase } from '../phrase.ts';

/** What English mails of earlier releases say that those of now do not: cases that they have begun go on (design D12). */
export const RELEASED_MAILS: Phrase[] = [
  // 0.1.0
  ['If you do nothing: they stay off; nothing is deleted.'],
  ['If you do nothing: they stay off, and we ask once more before <the whole IAM user|anything> is deleted.'],
  ['If you do nothing: <the whole IAM user is|they are> deleted for good after {time}.'],
  [
    'The credentials below of {of} are turned off, and nobody asked for them back. May <the whole IAM user, with everything it has,|they> be deleted for good? Deleting cannot be undone.',
    ['below', 'off-by-us'],
  ],
  ['If you do nothing: nothing is deleted; they stay turned off.', ['below', 'off-by-us']],
];

/** The same of pages. */
export const RELEASED_PAGES: Phrase[] = [
  // 0.1.0
  [
    'IAM is read once more; what is still unused is turned off <within minutes, or on the next free day|{time} at the earliest> and watched for {n} days, then we ask once more before anything is deleted.',
  ],
];
