import type { Phrase } from '../phrase.ts';

/** What became of a credential, besides how it stands. */
const BESIDES =
  '<|, kept as answered|, used|, not used|, its use is not known|, could not be changed|, left alone|, left alone ({free})>';

/** Lines of lists in mails: credentials with their evidence, what else is alive, what was done. */
export const ITEMS: Phrase[] = [
  ['The credentials, as IAM reported them when this was first asked:'],
  ['What IAM reports (use in the last hours may be missing):'],
  ['{cred}'],
  ['{cred}<: {evidence}|>; off since {time}', ['cred', 'off-by-us']],
  ['{cred}: {evidence} (in use)', ['cred', 'on'], ['cred', 'used']],
  ['{cred}: {evidence} (<new|unused>)', ['cred', 'on']],
  [
    '{cred}: {evidence} (unused, but it stays: nobody can be given a new one in this account)',
    ['cred', 'untouched'],
  ],
  ['{cred}: {evidence} (cannot be judged: {free})', ['cred', 'unknown']],
  // After those with a state, which looks like the place of a use.
  ['{cred}: {evidence}'],
  ['<SSH public key|signing certificate|{word} credential> {word}'],
  [
    '<MFA devices|groups|attached policies|inline policies|SSH public keys|signing certificates|service-specific credentials> (could not be read)',
  ],
  ['How it stands, as IAM showed it on {time}:', 'dated'],
  ['Also alive on this user, as IAM showed it on {time}, not part of this question:', 'dated'],
  ['How it stands:'],
  [`{cred}: on${BESIDES}`, ['cred', 'on']],
  [`{cred}: on, given back${BESIDES}`, ['cred', 'restored']],
  [`{cred}: turned off by this case${BESIDES}`, ['cred', 'off-by-us']],
  [`{cred}: being turned off by this case${BESIDES}`, ['cred', 'turning-off']],
  [`{cred}: being given back by this case${BESIDES}`, ['cred', 'turning-on']],
  [`{cred}: off, but not by this case${BESIDES}`, ['cred', 'off-by-someone']],
  [`{cred}: turned off by an earlier case${BESIDES}`, ['cred', 'off-by-us']],
  [`{cred}: deleted by this case${BESIDES}`, ['cred', 'deleted-by-us']],
  [`{cred}: gone${BESIDES}`, ['cred', 'gone']],
  [`{cred}: not known${BESIDES}`, ['cred', 'unknown']],
];
