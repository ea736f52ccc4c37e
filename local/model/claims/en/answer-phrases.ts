import type { Phrase } from '../phrase.ts';

const LATER =
  '<then it stays off and nothing is deleted|then nothing is deleted before somebody confirms it|then it is deleted for good>';

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
    'Nothing is turned off. Each credential that is kept must be used within {n} days; <you get|the owner gets> a mail that says how and by when.',
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
  [
    'The answer “{free}” was recorded on {time} <by an analyst|with the link of the stakeholder|with the link of the security contact>.',
  ],
];

/** What can be answered on a page, what follows from it, and why an answer was not taken. */
export const ANSWERS: readonly Phrase[] = [...OPTIONS, ...NEXT, ...PROBLEMS];
