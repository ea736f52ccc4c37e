import type { PageFacts, PageTexts } from '../page-texts.ts';

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'then it stays off and nothing is deleted',
  asked: 'then we ask once more before anything is deleted',
  deleted: 'then it is deleted for good',
};

/** What happens after each answer and how to take it back, in English. */
export const nextEn: PageTexts['next'] = {
  retire: (facts) => ({
    next: `IAM is read once more; what is still unused is turned off within minutes and watched for ${facts.observationDays} days, ${LATER[facts.ending]}.${facts.isSeveral ? ` What you keep must be used within ${facts.useWithinDays} days.` : ''} You get a mail.`,
    undo: 'As soon as it is turned off, open this link again and choose “I need this back”, at any time until the deletion.',
  }),
  keep: ({ useWithinDays }) => ({
    next: `Nothing is turned off. Please sign in with the password, or use the access key, within ${useWithinDays} days; you get a mail with the date. We look every few days.`,
    undo: 'Nothing was changed, so there is nothing to undo. If it is not needed after all, open this link again in a few minutes and say so.',
  }),
  exempt: () => ({
    next: 'Nothing is turned off. The finding is suppressed until the day you gave, then it opens again by itself.',
    undo: 'Nothing was turned off, so there is nothing to undo. The exemption ends on that day and not before.',
  }),
  stop: () => ({
    next: 'The case ends and the finding stays open. Nothing is changed any more.',
    undo: 'Select the finding in Security Hub and start a new case.',
  }),
  restore: ({ record, useWithinDays, team }) => ({
    next: `Everything this case turned off is given back within minutes; you get a mail. ${
      record.disabled.some(({ kind }) => kind === 'password') ? `${team} hands over a new password. ` : ''
    }Please use it within ${useWithinDays} days.`,
    undo: `Once it is given back, it is kept. If it is not needed after all, tell ${team}.`,
  }),
  confirm: ({ stage, until, wholeUser }) =>
    stage === 'impact'
      ? {
          next: `It stays off. After ${until} ${wholeUser ? 'the whole IAM user' : 'it'} is deleted without asking again.`,
          undo: 'Until then, open this link again and choose “I need this back”.',
        }
      : {
          next: `IAM is read once more, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted within minutes.`,
          undo: 'Only before the deletion begins: open this link again at once and choose “I need this back”. What is deleted cannot come back.',
        },
  'leave-disabled': ({ stage, team }) => ({
    next:
      stage === 'impact'
        ? 'It stays off. When the watch ends, the case ends and nothing is deleted.'
        : 'It stays off, nothing is deleted, and the case ends within minutes.',
    undo:
      stage === 'impact'
        ? 'Until then, open this link again and choose “I need this back”.'
        : `After that, ${team} can turn it on again.`,
  }),
  check: () => ({
    next: 'IAM is read within minutes. If the use is not reported yet, we go on looking until the date.',
    undo: 'There is nothing to undo.',
  }),
  rarely: ({ stage }) =>
    stage === 'impact'
      ? {
          next: 'It stays off and is watched longer. You get a mail with the new date.',
          undo: 'Open this link again and choose “I need this back”, at any time until the deletion.',
        }
      : {
          next: 'Nothing is turned off. You get a mail with the date by which it must be used. A yearly use is too rare for the control: ask the security contact for an exemption if it has to stay.',
          undo: 'Nothing was changed, so there is nothing to undo. If it is not needed after all, open this link again in a few minutes and say so.',
        },
  'name-other': () => ({
    next: 'Nothing is turned off. The person whom you named gets a mail within minutes and has the whole time to answer.',
    undo: 'That person can name you again; so can the security contact.',
  }),
  'hand-over': ({ team }) => ({
    next: 'Nothing is turned off. The security contact gets a mail within minutes and answers, or names somebody.',
    undo: `If it is yours after all, tell ${team}; they can name you again.`,
  }),
  'ask-again': () => ({
    next: 'A new mail goes out within minutes, with a new link. The time to answer stays as it is.',
    undo: 'There is nothing to undo.',
  }),
  extend: () => ({
    next: 'The new date counts within minutes, stands in the finding, and a mail says so.',
    undo: 'Choose another, later date here. An earlier one cannot be set.',
  }),
};
