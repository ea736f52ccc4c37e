import { isUpToContacts } from '../../domain/question/quarantine.ts';
import type { AnswerTexts, PageFacts, PageTexts } from '../page-texts.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'the whole IAM user' : 'what is turned off');

// A password that is turned off is gone: what comes back is a new one.
const turnedOff = ({ kinds, observationDays: days }: PageFacts) => {
  if (!kinds.has('password'))
    return `turned off, not deleted. You can have it back for ${days} days from then.`;
  return kinds.size > 1
    ? `turned off. You can have it back for ${days} days from then; a password comes back as a new one.`
    : `turned off. You can have a new password for ${days} days from then.`;
};

const notNeeded = ({ stage, isSeveral, record }: PageFacts) => {
  if (record.quarantine !== undefined) return 'Turn it off';
  if (isSeveral) return 'Some of it is needed';
  return stage === 'use' ? 'It is not needed after all' : 'It is not needed any more';
};

const howItComesBack = ({ comesBack }: PageFacts) => {
  if (!comesBack.has('password')) return 'It works again within minutes, as it was.';
  return comesBack.size > 1
    ? 'Access keys work again within minutes. A password comes back as a new one, which the security team hands over.'
    : 'You get a new password, which the security team hands over.';
};

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'then it stays off and nothing is deleted',
  asked: 'then we ask once more before anything is deleted',
  deleted: 'then it is deleted for good',
};

const soon = ({ earliest }: Pick<PageFacts, 'earliest'>) =>
  earliest === undefined ? 'within minutes, or on the next free day' : `on ${earliest} at the earliest`;

const RETIRE: AnswerTexts = {
  label: 'Not needed any more',
  inMails: 'not needed any more',
  option: (facts) => ({
    label: notNeeded(facts),
    hint: facts.isSeveral
      ? `Choose for each. What you keep must be used within ${facts.useWithinDays} days.`
      : `It is ${turnedOff(facts)}`,
  }),
  next: (facts) => ({
    next: `${facts.isPaused ? 'All cases are paused. Once that is over, IAM is read again; what is still unused is turned off' : `IAM is read once more; what is still unused is turned off ${soon(facts)}`} and watched for ${facts.observationDays} days, ${LATER[facts.ending]}.${facts.isSeveral ? ` What you keep must be used within ${facts.useWithinDays} days.` : ''} You get a mail.`,
    undo: `${facts.earliest === undefined || facts.isPaused ? '' : 'Until then, open this link again to say that it is needed. '}As soon as it is turned off, open this link again and choose “I need this back”, at any time until the deletion.`,
  }),
};

/** What each answer on the form is called, means and leads to, in English. */
export const answersEn: PageTexts['answers'] = {
  retire: RETIRE,
  none: {
    ...RETIRE,
    option: (facts) => ({ label: 'None of it is needed', hint: `All of it is ${turnedOff(facts)}` }),
  },
  keep: {
    label: 'Still needed',
    inMails: 'still needed',
    option: ({ isSeveral, useWithinDays }) => ({
      label: isSeveral ? 'I still need all of it' : 'I still need it',
      hint: `Nothing is turned off. It must be used within ${useWithinDays} days, because AWS looks at the last use only.`,
    }),
    next: ({ useWithinDays }) => ({
      next: `Nothing is turned off. Each credential that is kept must be used within ${useWithinDays} days; you get a mail that says how and by when. We look every few days.`,
      undo: 'Nothing was changed, so there is nothing to undo. If it is not needed after all, open this link again in a few minutes and say so.',
    }),
  },
  exempt: {
    label: 'Exempt',
    inMails: 'exempt',
    option: () => ({
      label: 'It is exempt until a date',
      hint: 'Nothing is turned off. The finding is suppressed until then and opens again by itself. Needs a reason.',
    }),
    next: () => ({
      next: 'Nothing is turned off. The finding is suppressed until the day you gave, then it opens again by itself.',
      undo: 'Nothing was turned off, so there is nothing to undo. The exemption ends on that day and not before.',
    }),
  },
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
  restore: {
    label: 'I need this back',
    inMails: 'I need this back',
    option: (facts) => ({
      label: 'I need this back',
      hint: isUpToContacts(facts.record, facts.link)
        ? 'The security contacts are asked, and decide.'
        : howItComesBack(facts),
    }),
    next: ({ record, useWithinDays, team, link, comesBack }) =>
      isUpToContacts(record, link)
        ? {
            next: 'The security contacts are asked within minutes whether to give it back; you get a mail when that is settled. Until then it stays off.',
            undo: `If it is not needed after all, tell ${team}.`,
          }
        : {
            next: `Everything this case turned off is given back within minutes; you get a mail. ${
              comesBack.has('password') ? `${team} hands over a new password. ` : ''
            }Please use it within ${useWithinDays} days.`,
            undo: `Once it is given back, it is kept. If it is not needed after all, tell ${team}.`,
          },
  },
  confirm: {
    label: 'May be deleted',
    inMails: 'may be deleted',
    option: (facts) =>
      facts.stage === 'deletion'
        ? { label: 'Delete it for good', hint: `This deletes ${all(facts)} and cannot be undone.` }
        : {
            label: 'Nothing broke, it may be deleted',
            hint: `After ${facts.until} ${all(facts)} is deleted without asking again. Until then you can still have it back.`,
          },
    next: ({ stage, until, wholeUser, isPaused, earliest }) =>
      stage === 'impact'
        ? {
            next: `It stays off. After ${until} ${wholeUser ? 'the whole IAM user' : 'it'} is deleted without asking again.`,
            undo: 'Until then, open this link again and choose “I need this back”.',
          }
        : {
            next: isPaused
              ? `All cases are paused. Once that is over, IAM is read again, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted.`
              : `IAM is read once more, then ${wholeUser ? 'the whole IAM user' : 'what is turned off'} is deleted ${soon({ earliest })}.`,
            undo: 'Only before the deletion begins: open this link again at once and choose “I need this back”. What is deleted cannot come back.',
          },
  },
  'leave-disabled': {
    label: 'Leave it turned off',
    inMails: 'leave it turned off',
    option: ({ stage }) => ({
      label: 'Leave it turned off',
      hint:
        stage === 'deletion'
          ? 'Nothing is deleted; the case ends.'
          : 'Nothing is deleted; it stays off when the watch ends.',
    }),
    next: ({ stage, team }) => ({
      next:
        stage === 'impact'
          ? 'It stays off. When the watch ends, the case ends and nothing is deleted.'
          : 'It stays off, nothing is deleted, and the case ends within minutes.',
      undo:
        stage === 'impact'
          ? 'Until then, open this link again and choose “I need this back”.'
          : `After that, ${team} can turn it on again.`,
    }),
  },
  check: {
    label: 'Used, please look',
    inMails: 'used, please look',
    option: () => ({
      label: 'It has been used, please look now',
      hint: 'AWS reports a use some hours late. We also look every few days without a word from you.',
    }),
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
  rarely: {
    label: 'It runs only now and then',
    inMails: 'it runs only now and then',
    option: ({ stage }) => ({
      label: 'It runs only now and then',
      hint:
        stage === 'impact'
          ? 'It stays turned off and is watched longer, so that its next run can show whether it is missed.'
          : 'Nothing is turned off, and there is more time until it must be used.',
    }),
    next: ({ stage }) =>
      stage === 'impact'
        ? {
            next: 'It stays off and is watched longer. You get a mail with the new date.',
            undo: 'Open this link again and choose “I need this back”, at any time until the deletion.',
          }
        : {
            next: 'Nothing is turned off. You get a mail with the date by which it must be used. A yearly use is too rare for the control: ask the security contact for an exemption if it has to stay.',
            undo: 'Nothing was changed, so there is nothing to undo. If it is not needed after all, open this link again in a few minutes and say so.',
          },
  },
};
