import type { Phrase } from '../phrase.ts';
import { REMARKS } from '../remark-phrases.ts';
import { EVIDENCE } from './evidence-phrases.ts';
import { GATHERED } from './gathered-phrases.ts';
import { ITEMS } from './item-phrases.ts';

const GIVEN_BACK =
  '<access keys work again as they are, the password is replaced by a new one|access keys work again as they are|the password is replaced by a new one>';

/** First lines: what the mail is about. */
const HEADLINES: Phrase[] = [
  ['Turned off, and AWS has quarantined this user: please decide'],
  ['Turned off: tell us if you need it back'],
  ['Last call: delete for good?'],
  ['Given back<, but not everything|>'],
  ['Deleted<, with the whole user|>'],
  ['Left turned off'],
  ['Not used in time'],
  ['Nothing is left turned off: something changed', ['all', 'not-left-off']],
  ['Ended: something was changed'],
  ['Nothing could be given back'],
  ['Nothing had to be given back'],
  ['Not given back: somebody else owns this user now'],
  ['Kept: please use it soon'],
  ['Reminder: not used yet'],
  ['To be <turned off|deleted> on {time} at the earliest'],
  ['Not turned off: no day was free'],
];

/** Mails that put a question. */
const QUESTIONS: Phrase[] = [
  ['It was answered that the credentials below of {of} are not needed.'],
  ['They are turned off on {time} at the earliest, and not deleted.'],
  ['IAM is read again before that; what has been used by then stays on.'],
  ['Are they needed after all?'],
  ['Say so on this page until then, and nothing is turned off:'],
  ['If you do nothing: they are turned off then, and you get a mail.'],
  ['The credentials below of {of} are turned off.', ['below', 'off-by-us']],
  ['<The whole IAM user, with everything it has, is|They are> deleted for good on {time} at the earliest.'],
  ['Do you need them back?'],
  [
    `Choose "I need this back" on this page until then, and you get it back within minutes (${GIVEN_BACK}):`,
    ['below', 'can-be-given-back'],
  ],
  ['If you do nothing: they are deleted then.'],
  [
    'It was answered that credentials of {of} are not needed, but no day of the next 30 had room for turning them off.',
  ],
  ['{team} asks: the credentials below of {of} have not been used for a long time.'],
  ['On {time} {team} asked whether the credentials below of {of} are still needed.'],
  ['The credentials below of {of} have not been used for a long time.'],
  [
    'If you do nothing: nothing is turned off without an answer; <in the end the finding stays open|a security contact decides in your place>.',
  ],
  ['If nobody answers: nothing is turned off, the case ends and the finding stays open.'],
  [
    'The credentials below of {of} have not been used for a long time. As the security contact you can have them turned off, exempt the user until a date, or stop this case; they cannot just be kept.',
  ],
  ["They are not given back by themselves or on the owner's word: a use since then may be an attacker's."],
  ['IAM reports such a use, so nothing of it is deleted.', ['some', 'used']],
  ['The whole IAM user, with everything it has, is deleted only on your word.'],
  [
    'Please answer by {time} on this page; only there, or by an analyst, are they given back:',
    ['below', 'can-be-given-back'],
  ],
  [
    'If nobody answers: they stay turned off, the case ends and the finding stays open.',
    ['below', 'off-by-us'],
  ],
  [
    'The credentials below of {of} are turned off. We watch until {time} whether anything breaks.',
    ['below', 'off-by-us'],
  ],
  ['Sessions that a key started earlier may go on for up to 36 hours, so trouble can show late.'],
  ['Kept, as answered: {names}; to be used by {time}.', ['names', 'untouched']],
  [
    `Does something no longer work? Choose "I need this back" on this page, at any time until then, and you get it back within minutes (${GIVEN_BACK}):`,
    ['below', 'can-be-given-back'],
  ],
  ['If nobody answers: they stay off; nothing is deleted.'],
  ['If nobody answers: they stay off, and we ask once more before <the whole IAM user|anything> is deleted.'],
  ['If nobody answers: <the whole IAM user is|they are> deleted for good after {time}.'],
  [
    'The credentials below of {of} are turned off. May <the whole IAM user, with everything it has,|they> be deleted for good? Deleting cannot be undone.',
    ['below', 'off-by-us'],
  ],
  [
    'Please answer by {time} on this page; there you can also have them back:',
    ['below', 'can-be-given-back'],
  ],
  ['If nobody answers: nothing is deleted; they stay turned off.', ['below', 'off-by-us']],
  [
    'It was answered that the credentials below of {of} are still needed, so they stay.',
    ['below', 'untouched'],
  ],
  [
    'IAM reports no use yet of the credentials below of {of}, which were kept or given back because they are needed.',
    ['below', 'on'],
  ],
  ['Security Hub looks at the last use of each of them only.'],
  ['Please do this by {time}: {uses}.'],
  [
    'If they are not used by {time}: nothing is turned off<, but the stored password is deleted|>, and the finding is opened again for {team} to decide.',
  ],
  ['The credentials below of {of} are given back.', ['below', 'restored']],
  ['Access keys are active again as they were.'],
  [
    'There is a new password: {team} hands it over to you from the secret {word}/{word} in AWS Secrets Manager. It must be used by {time}; the sign-in then asks for a new password of your own.',
    ['password', 'restored'],
  ],
];

/** Mails that tell how a case ended, or that somebody else has answered. */
const NOTICES: Phrase[] = [
  ['No security contact answered what should happen to unused credentials of {of}.'],
  [
    'This case waited for a use of credentials of {of}, and ended when the quarantine was found: whoever uses them now need not be the owner.',
  ],
  [
    'See to the incident. To have unused credentials turned off, select the finding again: you are asked at once.',
  ],
  ['This case is closed, but the incident is not: {team} decides how to go on.'],
  ['You were asked about unused credentials of {of}.'],
  ['You answered about unused credentials of {of}.'],
  ['You asked for turned off credentials of {of} with the link of an ended case.'],
  ['By its tags somebody else owns this user now, so nothing was given back on your word.'],
  ['If you need the access, ask {team}: they, or the owner, can have it given back.'],
  ['Turned off: {names}.', ['names', 'off-by-us']],
  ['Kept, and to be used by {time}: {names}.', ['names', 'untouched']],
  ['Given back or kept, and to be used by {time}: {names}.', ['names', 'on']],
  ['Deleted for good of {of}, and IAM was read again to be sure: {names}.', ['names', 'deleted-by-us']],
  [
    'The {of} was deleted for good with everything it had, and IAM was read again to be sure.',
    ['user', 'deleted-by-us'],
  ],
  ['Deleting cannot be undone.'],
  ['What this case turned off of {of} stays off: {names}.', ['names', 'off-by-us']],
  ['Nothing that this case turned off of {of} is still there.'],
  ['What is off can be given back with “Stop or restore” in Security Hub.'],
  ['If you need it back, ask {team}: they can give it back.'],
  ['The new password is stored no more.'],
  ['If you do not have it, ask {team} for another one.'],
  // What is off stands above.
  ['If you need it back: open the link of an earlier mail until {time} and choose “I need this back”.'],
  ['The {of} may keep its unused credentials until <{time}|further notice>.'],
  ['Reason given: “{rest}”'],
  ['Nothing was changed.', ['all', 'untouched']],
  ['It is not known what was changed, because IAM could not be read.', ['all', 'unknown']],
  ['Nobody answered whether unused credentials of {of} are still needed.'],
  ['The case about unused credentials of {of} was stopped.'],
  ['IAM now reports a use of what was to be used of {of}: {names}.', ['names', 'used']],
  ['Nothing of {of} has to be used any more.'],
  ['No use is waited for any more'],
  ['IAM reports no use by {time} of what was to be used of {of}: {names}.'],
  ['That was left as it is.'],
  ['If it is needed, use it and tell {team}.'],
  ['IAM now reports no unused credential of {of}.'],
  ['No credential of {of} is active any more, so there is nothing to ask.'],
  ['It was answered that credentials of {of} are not needed, but something had changed by then.'],
  ['This case leaves nothing turned off.', ['all', 'not-left-off']],
  ['Something was changed on {of} while this case had credentials turned off, so it ended without going on.'],
  ['The {of} does not exist any more.', ['user', 'gone']],
  [
    'The {of} was deleted and created anew by somebody, so this case ended and left the new one alone.',
    ['user', 'gone'],
  ],
  ['IAM did not tell enough about the credentials of {of} to go on.', ['some', 'unknown']],
  [
    'Credentials of {of} were asked back, but <could not be given back|nothing of them was left to give back>.',
  ],
  ['Credentials of {of} were asked back. They were on again already, so they were left alone.'],
  ['The case about unused credentials of {of} could not be finished.'],
  ['What failed: {rest}'],
];

/** Answers, reasons and addresses that stand around the rest. */
const AROUND: Phrase[] = [
  [
    'AWS has quarantined this user with the policy {word}, as it does when an access key has leaked. Only the security contacts decide about it now.',
  ],
  ['Answered “{free}” with the link sent to {address}, {time}.'],
  ['“{free}”: chosen by an analyst, {time}.'],
  ['Why you: {rest}'],
  ['{address}://{address}'],
];

/** What the English mails say. */
export const MAIL_PHRASES: readonly Phrase[] = [
  ...EVIDENCE,
  ...HEADLINES,
  ...QUESTIONS,
  ...NOTICES,
  ...GATHERED,
  ...ITEMS,
  ...REMARKS,
  ...AROUND,
];
