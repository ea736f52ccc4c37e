/** Why an answer was not taken, as a code for pages and as a sentence for notes. */
export const ANSWER_REFUSALS = {
  nothing: 'Nothing was recorded.',
  closed: 'The case is closed.',
  deleting: 'The credentials are being deleted right now, or have been.',
  restored: 'What this case turned off has been given back already.',
  'restored-in-part':
    'What could be given back of what this case turned off has been; the rest could not be, or was left alone.',
  'not-off': 'Nothing of what this case turned off can be given back any more.',
  'link-too-old': 'The time in which this link gives things back is over.',
  'passed-on': 'Somebody else is the owner of this user now, and is asked instead.',
  quarantined: 'AWS has quarantined this user; only the security contacts decide about it now.',
  between: 'The case is between two steps; please try again in a minute.',
  'does-not-fit': 'This answer does not fit the question that is open now.',
  'too-often': 'This has been asked for too often in this case; other answers still count.',
  'answered-since': 'This question has been answered since you opened the page.',
  'question-changed': 'What is asked has changed since you opened the page; please look again.',
  'plan-changed': 'What the case proposes has changed since you opened the page; please look again.',
} as const;

export type AnswerRefusal = keyof typeof ANSWER_REFUSALS;
