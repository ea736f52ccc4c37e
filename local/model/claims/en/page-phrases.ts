import type { Phrase } from '../phrase.ts';
import { ANSWERS } from './answer-phrases.ts';
import { EVIDENCE } from './evidence-phrases.ts';

/** What the page is, and where the case stands. */
const STATUS: Phrase[] = [
  [
    'AWS has quarantined this user with the policy {word}, as it does when an access key has leaked. Only the security contacts decide about it now; nothing is kept or given back on an owner’s word.',
  ],
  ['Unused credentials of IAM user {user}'],
  [
    'AWS Security Hub reports credentials of this IAM user that have not been used for {n} days or more. {team} asks the people concerned before anything is turned off, and turns nothing off without an answer.',
  ],
  ['Nothing has been changed. Please look again in a few minutes.', ['all', 'untouched']],
  ['Until {time}. Nothing has been changed, and without an answer nothing will be.', ['all', 'untouched']],
  ['Nothing is turned off without an answer.'],
  ['Nothing of it is deleted without an answer.'],
  [
    'The security team has paused all cases: nothing is turned off or deleted until that is over. What you ask to have back is given back all the same.',
  ],
  ['Until {time} you can have back what this case turned off; nothing is deleted before that.'],
  [
    'Until {time} you can have back what this case turned off; a password comes back as a new one. Nothing more is deleted before that.',
  ],
  [
    'Until {time} you can ask for what this case turned off; the security contacts decide. Nothing<| more> is deleted before that.',
  ],
  ['Exempt until {time}; then the finding opens again by itself.'],
  ['May it be deleted?'],
  ['Waiting for an answer until {time}. Without one nothing is deleted, and what is turned off stays so.'],
  [
    'Each to be used by {time}: {names}. We look every few days; without a use, nothing is turned off, but the finding is opened again.',
  ],
  ['To be <turned off|deleted>'],
  ['On {time} at the earliest; nothing is changed before that.'],
  ['You can ask for what this case turned off until then.'],
  ['If it is needed after all, say so until then.'],
  ['Nothing is turned off or deleted while the security team has paused all cases.'],
  ['You can ask for what this case turned off meanwhile<|; the security contacts decide>.'],
  ['The next step follows; where it turns off or deletes, it waits until the pause is over.'],
  [
    'Something has not worked since {time}. We try again every 15 minutes until {time}, and what was decided stays so.',
  ],
  ['What turns out to be off can be asked back meanwhile.'],
  ['What is wanted back is given back once it works.'],
  ['{time}: Held up by a failure; it is tried again'],
  ['{time}: Asked back by somebody who owns the user no more; refused'],
  ['Being given back'],
  // Of that read, and not of now.
  ['When IAM was last read, on {time}, this was still turned off: {names}.', 'dated'],
  ['IAM could not be read when the case ended. The case has turned this off: {names}.'],
  ['You can have it back on this page until {time}; after that, {team} can still have it given back.'],
  ['You can ask for it on this page until {time}; the security contacts decide. After that, ask {team}.'],
  ['This link gave it back until {time}; now please ask {team}, who can still have it given back.'],
  ['It takes a few minutes. A mail says what came back and by when to use it.'],
  ['Being deleted', ['all', 'cannot-be-given-back']],
  ['The deletion has begun and cannot be stopped any more.', ['all', 'cannot-be-given-back']],
  ['Why you: {rest}'],
  ['Reason: {rest}'],
];

/** What happened, or would happen, to a credential: in the table, and in the list above the question. */
const FATES: Phrase[] = [
  [
    '{fate}Turned off if <nobody needs it|a security contact says so><; nothing is deleted|; deleted {n} <day|days> later<, if confirmed|><, with the whole user|>>',
  ],
  ['{fate}To be turned off, as answered'],
  ['{fate}Not turned off', ['cred', 'untouched']],
  ['{fate}Left alone: it had changed'],
  ['{fate}Kept, as answered<|; to be used by {day}>', ['cred', 'untouched']],
  ['{fate}Turned off on {time}', ['cred', 'off-by-us']],
  ['{fate}On', ['cred', 'on']],
  ['{fate}Being turned off', ['cred', 'turning-off']],
  ['{fate}Being given back', ['cred', 'turning-on']],
  ['{fate}Turned off by an earlier case', ['cred', 'off-by-us']],
  ['{fate}Off, but not by this case', ['cred', 'off-by-someone']],
  ['{fate}Deleted by this case', ['cred', 'deleted-by-us']],
  ['{fate}Gone, but not deleted by this case', ['cred', 'gone']],
  ['{fate}Not known: IAM could not be read', ['cred', 'unknown']],
  ['{fate}Deleted, or being deleted', ['cred', 'cannot-be-given-back']],
  ['{fate}Given back', ['cred', 'restored']],
  ['{fate}Stays', ['cred', 'untouched']],
  [
    '{fate}Stays: <it is in use|too new to judge|nobody can be given a new one in this account>',
    ['cred', 'untouched'],
  ],
  ['{fate}Stays off: it cannot be used', ['cred', 'untouched']],
  ['{fate}Stays: IAM {rest}', ['cred', 'unknown'], ['cred', 'untouched']],
];

/** The table of credentials and what else the user has; the line below the table says of when it is. */
const PLAN: Phrase[] = [
  ...FATES.map(([text, ...said]): Phrase => [text.replace('{fate}', '{cred} – What happens: '), ...said]),
  ...FATES.map(([text, ...said]): Phrase => [text.replace('{fate}', '{cred}: '), ...said]),
  ['{cred}: last used {rest}'],
  ['{cred}: never used, as far as IAM has recorded'],
  ['Credential'],
  ['Evidence for each credential'],
  ['Last used'],
  ['{cred} – <Last used|Service, Region|Age>: {rest}'],
  ['As IAM reported it on {time}; use in the hours before may be missing.', 'dated'],
  ['<Other live credentials|Groups|Policies|Permissions boundary>: {rest}'],
  ['Groups, policies and other credentials of this user were not stored with the case.'],
];

/** What has happened so far, each with its time. */
const HISTORY: Phrase[] = [
  ['{time}: Turned off: {cred}'],
  ['{time}: <An analyst|Answered with the link of <the owner|the security contact|{address}>>: “{free}”'],
  ['{time}: Kept; it must be used'],
  ['{time}: Turned off and watched'],
  ['{time}: Nothing broke; deletion is due'],
  ['{time}: Quarantined by AWS; the security contacts are asked<| whether to give it back>'],
  ['{time}: Given back'],
  ['{time}: Paused; nothing is turned off or deleted for now'],
  ['{time}: Given a day for the next step; nothing is changed before it'],
  ['{time}: No day was free; nothing was turned off'],
  ['{time}: The user exists no more'],
  ['{time}: Nothing is active; the case ended'],
  ['{time}: Nobody answered; nothing was changed'],
  ['{time}: Something had changed; nothing is left turned off'],
  ['{time}: It has <been|not been> used; the case ended'],
  ['{time}: Something was changed meanwhile; the case ended'],
  ['{time}: Left turned off; the case ended'],
  ['{time}: Deleted'],
  ['{time}: The whole user was deleted'],
  ['{time}: Nothing was given back; the case ended'],
];

/** What the English pages say. */
export const PAGE_PHRASES: readonly Phrase[] = [
  ...EVIDENCE,
  ...STATUS,
  ...PLAN,
  ...HISTORY,
  // How a case has ended stands on its page as well.
  ...HISTORY.map(([text, ...said]): Phrase => [text.replace('{time}: ', ''), ...said]),
  ...ANSWERS,
];
