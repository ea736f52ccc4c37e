import { type PageTexts, REASON_LENGTH } from '../page-texts.ts';
import { credentialName } from './credentials.ts';

/** What is wrong with a form, in English. */
export const problemsEn: PageTexts['problems'] = {
  answer: 'Choose one of the answers.',
  decision: (id: string) => `Say what should happen to ${credentialName(id)}.`,
  otherCredential:
    'The form names a credential that this case does not propose. Please look at the plan again.',
  userName: (isEmpty: boolean): string =>
    isEmpty
      ? 'Type the user name, so that nothing is turned off or deleted by accident.'
      : 'This is not the user name of this case. Type it exactly as shown.',
  every: 'Say how often it runs.',
  person: (domains: string) => `Give the e-mail address of a person, ending with ${domains}.`,
  personAsked: 'This person is asked already.',
  reasonMissing: 'Give the reason for the exemption.',
  reasonTooLong: `Shorten the reason to at most ${REASON_LENGTH} characters.`,
  untilNotADay: 'Give the end as a day, such as 2026-12-31.',
  until: (min: string, max: string) => `Give a day from ${min} to ${max} as the end.`,
  damaged: 'The form is damaged. Please open the link again.',
};

/** Why an answer was not taken, in English. */
export const refusalsEn: PageTexts['refusals'] = {
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
};

/** Pages without a case, in English. */
export const plainEn: PageTexts['plain'] = {
  400: ['This request cannot be read', 'Please open the link from your mail again.'],
  404: ['Not found', 'There is no such page. Please open the whole link from your mail.'],
  405: ['Not possible', 'This page can only be opened, and answered with its form.'],
  413: ['Too much text', 'Please open the link again and write less.'],
  415: ['This request cannot be read', 'Please answer with the form on the page.'],
  503: [
    'Not confirmed',
    'Something failed on our side, and we cannot say whether your answer was recorded. Please open the link again in a minute: the page shows it if it was. Sending it twice does no harm.',
  ],
  over: [
    'This case is over',
    'The link belongs to an earlier case. If there is a newer one, you get a new link by mail.',
  ],
  'passed-on': [
    'Somebody else is asked now',
    'The owner of this user has changed since this link was mailed, so it cannot be used any more.',
  ],
};
