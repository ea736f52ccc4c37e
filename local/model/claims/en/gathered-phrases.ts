import type { Phrase } from '../phrase.ts';

/** Mails about several users; what is said of each stands below. */
export const GATHERED: Phrase[] = [
  ['Turned off, and AWS has quarantined these users: please decide'],
  ['Turned off: tell us if you need any of it back'],
  ['Kept: please use them soon'],
  ['Planned: when it is turned off or deleted'],
  ['It was answered that the credentials below of {n} IAM users are not needed.'],
  ['With each user stands when they are turned off, or deleted for good.'],
  ['Is any of it needed after all? Say so on this page before then:'],
  ['If you do nothing: it is done then. Deleting cannot be undone.'],
  ['Not given back: somebody else owns these users now'],
  ['{team} asks: the credentials below of {n} IAM users have not been used for a long time.'],
  ['{team} has asked whether the credentials below of {n} IAM users are still needed.'],
  ['The credentials below of {n} IAM users have not been used for a long time.'],
  [
    'As the security contact you can have them turned off, exempt a user until a date, or stop a case; they cannot just be kept.',
  ],
  ['If you do nothing: nothing is turned off without an answer; in the end the findings stay open.'],
  ['If nobody answers: nothing is turned off, the cases end and the findings stay open.'],
  ['The credentials below of {n} IAM users are turned off.', ['below', 'off-by-us']],
  [
    `Please answer by {time} on this page<| (some have more time; their date stands with them)>; only there, or by an analyst, are they given back:`,
    ['below', 'can-be-given-back'],
  ],
  [
    'If nobody answers: they stay turned off, the cases end and the findings stay open.',
    ['below', 'off-by-us'],
  ],
  ['The credentials below of {n} IAM users are turned off, but not deleted yet.', ['below', 'off-by-us']],
  ['If nobody answers: they are deleted for good after that.'],
  [
    'If nobody answers: some of them are deleted for good after that; of the others nothing is deleted without asking once more.',
  ],
  [
    'The credentials below of {n} IAM users are turned off. May they be deleted for good?',
    ['below', 'off-by-us'],
  ],
  [
    'Please answer by {time} on this page<| (some have more time; their date stands with them)>; there you can also have them back:',
    ['below', 'can-be-given-back'],
  ],
  [
    'It was answered that the credentials below of {n} IAM users are still needed, so they stay.',
    ['below', 'untouched'],
  ],
  ['Please use each of them by {time}<| (some have more time; their date stands with them)>.'],
  [
    'If they are not used by then: nothing is turned off,< a stored new password is deleted,|> and the findings are opened again for {team} to decide.',
  ],
  ['The credentials below of {n} IAM users are given back.', ['below', 'restored']],
  [
    'IAM reports no use yet of the credentials below of {n} IAM users, which were kept or given back because they are needed.',
    ['below', 'on'],
  ],
  ['To be used by {time}.'],
  ['To do: {uses}.'],
  ['Deleting means the whole IAM user, with everything it has.'],
  ['The cases about unused credentials of {n} IAM users have ended.'],
  ['If something is missing or does not work any more, ask {team}.'],
  ['You were asked about unused credentials of {n} IAM users.'],
  ['You answered about unused credentials of {n} IAM users.'],
  ['You asked for turned off credentials of {n} IAM users with the links of ended cases.'],
  ['Asked: {rest}'],
  ['No mail could be sent to {rest}'],
];
