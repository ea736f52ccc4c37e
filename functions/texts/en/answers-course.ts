import type { PageTexts } from '../page-texts.ts';

/** "It has been used", also for several users at once. */
export const lookNowEn = {
  label: 'It has been used, please look now',
  hint: 'AWS reports a use some hours late. We also look every few days without a word from you.',
};

/** The answers about how the case goes on, and with whom, in English. */
export const courseEn: Pick<
  PageTexts['answers'],
  'stop' | 'check' | 'name-other' | 'hand-over' | 'ask-again' | 'extend'
> = {
  stop: {
    label: 'Stop this case',
    inMails: 'stop this case',
    option: ({ stage }) => ({
      label: 'Stop this case',
      hint:
        stage === 'use'
          ? 'Nobody looks for its use any more; the finding stays open.'
          : 'Nothing is turned off; the finding stays open.',
    }),
    next: () => ({
      next: 'The case ends and the finding stays open. Nothing is changed any more.',
      undo: 'Select the finding in Security Hub and start a new case.',
    }),
  },
  check: {
    label: 'Used, please look',
    inMails: 'used, please look',
    option: () => lookNowEn,
    next: () => ({
      next: 'IAM is read within minutes. If the use is not reported yet, we go on looking until the date.',
      undo: 'There is nothing to undo.',
    }),
  },
  'name-other': {
    label: 'Somebody else is the right person',
    inMails: 'somebody else is the right person',
    option: ({ link }) => ({
      label:
        link.role === 'stakeholder' ? 'I am not the right person, but I know who is' : 'Ask another person',
      hint: 'Nothing is turned off. The person whom you name is asked instead.',
    }),
    next: () => ({
      next: 'Nothing is turned off. The person whom you named gets a mail within minutes and has the whole time to answer.',
      undo: 'That person can name you again; so can the security contact.',
    }),
  },
  'hand-over': {
    label: 'Not the right person',
    inMails: 'not the right person',
    option: () => ({
      label: 'I am not the right person',
      hint: 'Nothing is turned off. The security contact takes it from here.',
    }),
    next: ({ team }) => ({
      next: 'Nothing is turned off. The security contact gets a mail within minutes and answers, or names somebody.',
      undo: `If it is yours after all, tell ${team}; they can name you again.`,
    }),
  },
  'ask-again': {
    label: 'Send the mail again',
    inMails: 'send the mail again',
    option: () => ({
      label: 'Send the mail again',
      hint: 'Whoever is asked gets a new mail with a new link. The old links go on working.',
    }),
    next: () => ({
      next: 'A new mail goes out within minutes, with a new link. The time to answer stays as it is.',
      undo: 'There is nothing to undo.',
    }),
  },
  extend: {
    label: 'More time',
    inMails: 'more time',
    option: ({ stage }) => ({
      label: stage === 'impact' ? 'Watch it longer' : 'Give more time',
      hint:
        stage === 'stakeholder'
          ? 'The owner can answer until the day that you choose, and gets a mail about it.'
          : 'Until the day that you choose. Whoever is asked gets a mail about it.',
    }),
    next: () => ({
      next: 'The new date counts within minutes, stands in the finding, and a mail says so.',
      undo: 'Choose another, later date here. An earlier one cannot be set.',
    }),
  },
};
