import type { Phrase } from '../phrase.ts';

/** What is known of a user besides its credentials: words of others, which say nothing of how a credential stands. */
export const EVIDENCE: Phrase[] = [
  ['{cred} – described as {rest}'],
  ['{word} – described as {rest}'],
  ['{word} – without a description'],
  ['Access keys, with their whole ids to search for'],
  ['Services that it has tried to use, with any of its credentials'],
  ['Known of this user: {rest}'],
  ['With any of its credentials it last tried to use: {rest}'],
  ['{day} – {rest}'],
  ['None, as far as AWS looks back (400 days at least).'],
  ['Services: not known{rest}'],
  ['It has the policy {rest}'],
  ['Policies of its groups: not known, {rest}'],
  ['Managed by code, as its tag {rest}'],
  ['Its tag {rest}'],
];
