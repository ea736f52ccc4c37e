import type { Phrase } from '../phrase.ts';
import { EVIDENCE } from './evidence-phrases.ts';

const LATER =
  '<then it stays off and nothing is deleted|then we ask once more before anything is deleted|then it is deleted for good>';

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
  ['You can ask for what this case turned off meanwhile.'],
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
  ['When IAM was last read, on {time}, this was still turned off: {names}.'],
  ['You can have it back on this page until {time}; after that, {team} can still have it given back.'],
  ['This link gave it back until {time}; now please ask {team}, who can still have it given back.'],
  ['It takes a few minutes. A mail says what came back and by when to use it.'],
  ['Being deleted', ['all', 'cannot-be-given-back']],
  ['The deletion has begun and cannot be stopped any more.', ['all', 'cannot-be-given-back']],
  ['Why you: {rest}'],
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
  ['{time}: Things had changed; nothing was turned off'],
  ['{time}: It has <been|not been> used; the case ended'],
  ['{time}: Somebody changed it meanwhile; the case ended'],
  ['{time}: Left turned off; the case ended'],
  ['{time}: Deleted'],
  ['{time}: The whole user was deleted'],
  ['{time}: There was nothing left to give back'],
  ['Reason: {rest}'],
];

/** What can be chosen, and what it would lead to. */
const OPTIONS: Phrase[] = [
  ['Are these credentials still needed?'],
  ['Does something no longer work, or may it be deleted later?'],
  ['May this be deleted for good?'],
  ['Do you need this back?'],
  ['I need this back'],
  ['<It|All of it> is turned off, not deleted. You can have it back for {n} days from then.'],
  [
    '<It|All of it> is turned off. You can have <it back|a new password> for {n} days from then<; a password comes back as a new one|>.',
  ],
  ['Choose for each. What you keep must be used within {n} days.'],
  ['Nothing is turned off. It must be used within {n} days, because AWS looks at the last use only.'],
  ['Nothing is turned off. The finding is suppressed until then and opens again by itself.'],
  ['Nobody looks for its use any more; the finding stays open.'],
  ['Nothing is turned off; the finding stays open.'],
  [
    'Access keys work again within minutes. A password comes back as a new one, which the security team hands over.',
  ],
  ['You get a new password, which the security team hands over.'],
  ['It works again within minutes, as it was.'],
  ['Delete it for good'],
  ['This deletes <the whole IAM user|what is turned off> and cannot be undone.'],
  ['Nothing broke, it may be deleted'],
  [
    'After {time} <the whole IAM user|what is turned off> is deleted without asking again. Until then you can still have it back.',
  ],
  ['Leave it turned off'],
  ['Nothing is deleted; <the case ends|it stays off when the watch ends>.'],
  ['It has been used, please look now'],
  ['It stays turned off and is watched longer, so that its next run can show whether it is missed.'],
  ['Nothing is turned off, and there is more time until it must be used.'],
  [
    'Nothing is turned off. <The person whom you name is asked instead|The security contact takes it from here>.',
  ],
  ['What about {cred}?'],
  ['Turn it off'],
  ['Others can read it in the finding. Never write a password here.'],
  ['To check that this is genuine: {rest}'],
];

/** What was recorded, and what follows from it. */
const NEXT: Phrase[] = [
  ['<Recorded|Already recorded>: <I need this back|May be deleted|Leave it turned off|Used, please look>'],
  [
    `<All cases are paused. Once that is over, IAM is read again; what is still unused is turned off|IAM is read once more; what is still unused is turned off within minutes, or on the next free day|IAM is read once more; what is still unused is turned off on {time} at the earliest> and watched for {n} days, ${LATER}.`,
  ],
  ['{cred}: turn off'],
  ['{cred}: you keep it<|, <sign in|use it> by {day}>'],
  ['Your new password'],
  ['The old password does not come back; a new one takes its place.'],
  ['{team} hands it over to you from the secret {word}/{word} in AWS Secrets Manager.'],
  ['Once a mail says that it is there, ask {team} for it: they hand it over to you.'],
  ['Sign in with it <within {n} days|by {day}>. AWS then asks for a password of your own.'],
  ['Until then, open this link again to say that it is needed.'],
  ['If you change your mind'],
  ['What you keep must be used within {n} days.'],
  [
    'As soon as it is turned off, open this link again and choose “I need this back”, at any time until the deletion.',
  ],
  [
    'Nothing is turned off. Each credential that is kept must be used within {n} days; you get a mail that says how and by when.',
  ],
  // Of this answer, and not of the case.
  ['Nothing was <changed|turned off>, so there is nothing to undo.'],
  ['Nothing is turned off. The finding is suppressed until the day you gave, then it opens again by itself.'],
  ['The case ends and the finding stays open. Nothing is changed any more.'],
  [
    'The security contacts are asked within minutes whether to give it back; you get a mail when that is settled.',
  ],
  ['Until then it stays off.'],
  ['Everything this case turned off is given back within minutes; you get a mail.'],
  ['{team} hands over a new password.'],
  ['Please use it within {n} days.'],
  ['Once it is given back, it is kept.'],
  ['It stays off. After {time} <the whole IAM user|it> is deleted without asking again.'],
  ['Until then, open this link again and choose “I need this back”.'],
  [
    '<All cases are paused. Once that is over, IAM is read again|IAM is read once more>, then <the whole IAM user|what is turned off> is deleted<| within minutes, or on the next free day| on {time} at the earliest>.',
  ],
  [
    'Only before the deletion begins: open this link again at once and choose “I need this back”. What is deleted cannot come back.',
  ],
  ['It stays off. When the watch ends, the case ends and nothing is deleted.'],
  ['It stays off, nothing is deleted, and the case ends within minutes.'],
  ['After that, {team} can turn it on again.'],
  ['It stays off and is watched longer.'],
  ['Open this link again and choose “I need this back”, at any time until the deletion.'],
  ['Nothing is turned off. You get a mail with the date by which it must be used.'],
  [
    'Nothing is turned off. The person whom you named gets a mail within minutes and has the whole time to answer.',
  ],
  ['Nothing is turned off. The security contact gets a mail within minutes and answers, or names somebody.'],
];

/** What is wrong with a form, and why an answer was not taken. */
const PROBLEMS: Phrase[] = [
  ['Say what should happen to {cred}.'],
  ['The form names a credential that this case does not propose.'],
  ['Type the user name, so that nothing is turned off or deleted by accident.'],
  ['The credentials are being deleted right now, or have been.', ['all', 'cannot-be-given-back']],
  ['What this case turned off has been given back already.', ['all', 'restored']],
  [
    'What could be given back of what this case turned off has been; the rest could not be, or was left alone.',
  ],
  ['What <the case proposes|is asked> has changed since you opened the page; please look again.'],
  ['Nothing of what this case turned off can be given back any more.', ['all', 'cannot-be-given-back']],
  ['The time in which this link gives things back is over.'],
  ['The owner of this user has changed since this link was mailed, so it cannot be used any more.'],
  ['The answer “{free}” was recorded on {time} with the link of the <stakeholder|security contact|analyst>.'],
];

/** What the English pages say. */
export const PAGE_PHRASES: readonly Phrase[] = [
  ...EVIDENCE,
  ...STATUS,
  ...PLAN,
  ...HISTORY,
  // How a case has ended stands on its page as well.
  ...HISTORY.map(([text, ...said]): Phrase => [text.replace('{time}: ', ''), ...said]),
  ...OPTIONS,
  ...NEXT,
  ...PROBLEMS,
];
