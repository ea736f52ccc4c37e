import type { Phrase } from './phrase.ts';
import { REMARKS } from './remark-phrases.ts';
import { rowsOf } from './row.ts';

const BY =
  '<, with the link sent to {address}, {time}|, by an analyst with <the custom action|npm run cases ({free})>, {time}|>';

/** Why an answer was not taken. A page says the same. */
const REFUSALS: Phrase[] = [
  ['The credentials are being deleted right now, or have been.', ['all', 'cannot-be-given-back']],
  ['What this case turned off has been given back already.', ['all', 'restored']],
  [
    'What could be given back of what this case turned off has been; the rest could not be, or was left alone.',
  ],
  ['Nothing of what this case turned off can be given back any more.', ['all', 'cannot-be-given-back']],
  ['The time in which this link gives things back is over.'],
  ['What <the case proposes|is asked> has changed since you opened the page; please look again.'],
];

/** Before and beside a case: what a click led to. */
const CLICKS: Phrase[] = [
  [
    'Case opened for IAM user {user} in account {account} ({free}, unused for {n} days or more). Reading the user; nothing has been changed.',
    ['all', 'untouched'],
  ],
  // By this click: what a case before has turned off is off.
  ['Preview, {time}: nothing was changed and nobody was asked.'],
  ['Would ask {free} about: {evidences}.', 'evidences'],
  [
    'Would ask {free} whether this may be deleted, which earlier cases have turned off: {names}.',
    ['names', 'off-by-us'],
  ],
  ['Would leave: {evidences}.', 'evidences'],
  ['After the observation the whole user would be deleted.'],
  ['After the observation people would be asked whether the whole user may be deleted.'],
  ['A case would end at once ({word}): {evidences}<.|>', 'evidences'],
  ['A case would end at once ({word})<.|:>'],
  ['The IAM user {user} no longer exists in account {account}: nothing is left to retire.', ['user', 'gone']],
  ['Nothing was done: no case is running for the IAM user {user}.'],
  ['Nothing was done: the user is exempt until {time} ("{free}", with the link sent to {address}).'],
  ['The exemption has ended ("{free}", given with the link sent to {address}).'],
  [
    'Nothing was done. The finding is about the user with the id {word}; the user named {user} today has the id {word}.',
  ],
  ['The click could not be carried out: {rest}'],
  ['The role {word} in account {account} cannot be assumed: {rest}'],
  ['Assume the role {word} in account {account}: {rest}'],
  ['Nothing was done. It is not of the control IAM.8 or IAM.22 (unused IAM user credentials).'],
  ['Stop or restore was not taken:'],
  ...REFUSALS,
];

/** Steps after which a case goes on. */
const OPEN: Phrase[] = [
  // The last sentence: it holds words of whoever may tag the user, and nothing of how a credential stands.
  ['Known besides: {rest}'],
  ['Quarantined by AWS ({word}): an incident.'],
  [
    '<Asking|Asked> the security contacts ({free}); answer by {time}: disable these, exempt the user or stop? {evidences}. Nothing is changed without an answer.',
    'evidences',
  ],
  [
    '{names}: disabled, and given back only on the word of a security contact or an analyst.',
    ['names', 'off-by-us'],
    ['names', 'can-be-given-back'],
  ],
  [`Asked back${BY}.`],
  [`Asked back${BY}; refused, since somebody else owns the user now by its tags.`],
  ['The case goes on as before.'],
  ['<Asking|Asked> {free}; answer by {time}. Without an answer it stays so.'],
  ['The whole user is deleted, its quarantine policy with it, on their word only.'],
  [
    '<|No answer from the owner. |The owner could not be reached by mail. ><Asking|Asked|Reminding|Reminded> {free}; answer by {time}: are these still needed? {evidences}. Nothing is changed without an answer.',
    'evidences',
  ],
  [`Needed${BY}: {names}. <Must|Each must> be used by {time}; the control passes after that.`],
  [
    `Disabled {names}, proven by re-read. Not needed${BY}. Watching until {time}; the <owner|security contacts> can have them back at any time.`,
    ['names', 'off-by-us'],
    ['names', 'can-be-given-back'],
  ],
  [`Still disabled and not used since. To be left disabled${BY}: {names}.`, ['names', 'off-by-us']],
  [
    `Still disabled and not used since. Deletion was confirmed${BY}; deleting <the whole user with |>{names}.`,
    ['names', 'off-by-us'],
  ],
  [
    'Still disabled and not used since. <Asking|Asked> {free}; answer by {time}: delete <the whole user with |>{names} for good? Without an answer they stay disabled.',
    ['names', 'off-by-us'],
  ],
  [
    `Given back<, with the link sent to {address}, {time}|, by an analyst with <the custom action|npm run cases ({free})>, {time}| because of a use>: {outcomes}. Must be used by {time}, or the control fails again.`,
    'outcomes',
  ],
  ['The new password is in Secrets Manager under the name <of the case|{free}>; hand it over.'],
  ['To be disabled on <|Mon |Tue |Wed |Thu |Fri |Sat |Sun >{time} at the earliest.'],
  // Where an outage of the act has let a part of it happen before, the note says which.
  [`Not needed${BY}; that can be taken back until then.`],
  ['IAM is read again before.'],
  [
    `To be deleted on <|Mon |Tue |Wed |Thu |Fri |Sat |Sun >{time} at the earliest: <the whole user with |>{names}.`,
    ['names', 'off-by-us'],
  ],
  ['Until then it can be had back at any time.'],
  ['Paused<| since {time} by {free}: "{free}">.'],
  ['What is still disabled by this case can be had back at any time.'],
  ['Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.'],
  ['Held up since {time} by a failure: {free}. Nothing was changed.', ['all', 'untouched']],
  [
    'Held up since {time} by a failure: {free}. <How|To be given back; how|Deletion has begun; how> far it came is not known yet: {names}.',
  ],
  ['Held up since {time} by a failure: {free}. As read {time}: {states}.', 'states', 'dated'],
  ['Held up since {time} by a failure: {free}. The user could not be read: {states}.', 'states'],
  ['Held up since {time} by a failure: {free}. The user no longer exists.', ['user', 'gone']],
  ['It is tried again every 15 minutes until {time}; what was decided stays so.'],
];

/** Steps that end a case. */
const ENDINGS: Phrase[] = [
  ['No security contact answered.'],
  ['No mail could be sent, so no security contact was asked.'],
  ['Found while its use was waited for, so the case ended.'],
  ['See to the incident; select the finding again to have <them asked anew|the security contacts asked>.'],
  ['Nothing is left to retire.'],
  ['Nothing is left to retire: <T|t>he user no longer exists<.|>', ['user', 'gone']],
  [
    'Nothing unused was found: {evidences}. Nothing was changed; the control should pass by {time}.',
    'evidences',
    ['all', 'untouched'],
  ],
  ['Not everything could be read, so the case ended.'],
  ['Nothing unused was found. Nothing was changed; the control should pass by {time}.', ['all', 'untouched']],
  ['No credential of this user is active.', ['all', 'off']],
  ['Mail to {free} bounced.'],
  ['Nobody could be reached, so nothing was changed. {evidences}.', 'evidences', ['all', 'untouched']],
  ['Nobody answered, so nothing was changed. {evidences}.', 'evidences', ['all', 'untouched']],
  [
    'No mail could be sent, so nobody was asked and nothing was changed. {evidences}.',
    'evidences',
    ['all', 'untouched'],
  ],
  [
    `Answered "not needed"${BY}; but by then everything had changed, so this case leaves nothing disabled: {outcomes}.`,
    'outcomes',
    ['all', 'not-left-off'],
  ],
  [
    `Answered "not needed"${BY}; but no day within 30 had room, so nothing was disabled.`,
    ['all', 'untouched'],
  ],
  ['Raise maxActsPerDay or widen actWindows, then select the finding again.'],
  ['No day within 30 had room for its deletion.'],
  [`Exempt until {time}${BY}. Opens again by itself then.`],
  ['Reason: "{rest}".'],
  ['Used, as far as IAM reports: {names}.', ['names', 'used']],
  ['Not used by {time}, as far as IAM reports: {unused}.'],
  ['Select the finding again to retire what is unused.'],
  ['Changed by someone during the observation, so the case ended:'],
  ['{names} can be given back with "Stop or restore".', ['names', 'can-be-given-back']],
  ['Left disabled: {names}, proven by re-read< at {time}|>.', ['names', 'off-by-us']],
  ['Nothing that this case disabled is off any more, proven by re-read< at {time}|>.'],
  ['An analyst ended the case early, with npm run cases ({free}).'],
  ['Deleted {names}, proven by re-read< at {time}|>.', ['names', 'deleted-by-us']],
  ['Deleted the whole user, proven by re-read.', ['user', 'deleted-by-us']],
  ["The restore kit is kept in the case's item."],
  ['Asked to restore, but nothing could be given back: {outcomes}.', 'outcomes'],
  ['To go on, change the protection or the settings, then select the finding again.'],
  ['The case failed: {free}. As read {time}: {states}.', 'states', 'dated'],
  ['The case failed: {free}. The user could not be read: {states}.', 'states'],
  ['The case failed: {free}. The user could not be read.', ['all', 'unknown']],
  [
    'The case failed: {free}. The item of the case cannot be read, so what it has changed is not known here.',
    ['all', 'unknown'],
  ],
  ['The case failed: {free}. <T|t>he user no longer exists<.|>', ['user', 'gone']],
  [
    'The case failed: {free}. <T|t>he user no longer exists: another one ({id}) has its name now, not {id}<.|>',
    ['user', 'gone'],
  ],
  [
    "Deletion of the user had begun<, still with {free}|>; what it was is in the restore kit of the case's item.",
    ['user', 'cannot-be-given-back'],
  ],
  [
    'Its new password is deleted from Secrets Manager with the case; where it was not used yet, set one in IAM.',
  ],
  ['Another case goes on with giving back, and with its new password in Secrets Manager.'],
  ['Whatever is needed back can be given back with "Stop or restore".'],
  ["Case {free} had begun to delete this user; what it had is in the case's item (formerKit)."],
  ['Its deletion had begun; whatever is left can be given back with "Stop or restore".'],
  ['What may be off by it: {names}.'],
  ['Mend the cause, then select the finding again.'],
  ['Disabled by this case before: {names}.', ['names', 'disabled-before']],
  ['Disabled by an earlier case: {names}.', ['names', 'disabled-earlier']],
  ['Perhaps disabled by this case before: {names}.'],
];

/** What stands between the sentences of a step: states, and what the case has done. */
const PARTS: Phrase[] = [
  ['As read {time}: {states}.', 'states', 'dated'],
  ['The user could not be read: {states}.', 'states'],
  ['The user could not be read.', ['all', 'unknown']],
  ['Failed: {cred} ({free}).'],
  ['Failed: {cred}.'],
  ['Also: {outcomes}.', 'outcomes'],
  ['Nothing was changed.', ['all', 'untouched']],
];

/** What the notes on findings say, in English only. */
export const NOTE_ROWS = rowsOf([...CLICKS, ...OPEN, ...ENDINGS, ...PARTS, ...REMARKS]);
