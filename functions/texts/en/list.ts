import type { ListTexts } from '../list-texts.ts';
import { answersEn } from './answers.ts';
import { lookNowEn } from './answers-course.ts';

const users = (count: number) => (count === 1 ? '1 user' : `${count} users`);
const them = 'Your answer for the users that you have ticked above';

/** The English texts of the page about several users. */
export const listEn: ListTexts = {
  title: (count) => `Unused credentials of ${count} IAM ${count === 1 ? 'user' : 'users'}`,
  waiting: (count, until, others) => {
    const wait =
      count === 1
        ? `1 user waits for your answer, until ${until}.`
        : `${count} users wait for your answer, the first until ${until}.`;
    if (others === 0) return wait;
    return `${wait} ${others === 1 ? '1 other user stands below, and needs' : `${others} other users stand below, and need`} no answer now.`;
  },
  noneWaiting: 'Nobody waits for your answer at the moment.',
  whatThisIs: (team) =>
    `AWS Security Hub reports credentials of these IAM users that have not been used for a long time. ${team} asks the people concerned before anything is turned off, and turns nothing off without an answer.`,
  howTo:
    'Tick the users that you answer for and choose one answer for them. The others stay as they are; you can answer for them later.',
  groups: {
    quarantined: { heading: 'Quarantined by AWS: what should happen now?', answer: them },
    needed: {
      heading: 'Are these credentials still needed?',
      answer: them,
      nothing: 'Nothing is turned off without an answer.',
    },
    deletion: {
      heading: 'May this be deleted for good?',
      answer: them,
      nothing: 'Nothing of it is deleted without an answer.',
    },
    use: { heading: 'Kept, and to be used: what is new?', answer: them },
    off: { heading: 'Turned off: do you need something back?', answer: them },
  },
  answerUntil: (until) => `Please answer by ${until}`,
  backUntil: (until) => `Can be asked back until ${until}`,
  options: {
    retire: ({ group, observationDays }) => ({
      label: {
        needed: 'None of it is needed',
        use: 'None of it is needed after all',
        quarantined: 'Turn it all off',
        deletion: '',
        off: '',
      }[group],
      hint: `Everything listed for the ticked users is turned off. You can have it back for ${observationDays} days from then: keys as they were, a password as a new one.`,
    }),
    keep: ({ useWithinDays }) => ({
      label: 'I still need all of it',
      hint: `Nothing is turned off. Each must be used within ${useWithinDays} days, because AWS looks at the last use only.`,
    }),
    check: () => lookNowEn,
    restore: ({ isUpToContacts }) => ({
      label: answersEn.restore.label,
      hint: `Access keys work again within minutes. A password comes back as a new one, which the security team hands over.${isUpToContacts ? ' About users that AWS has quarantined the security contacts are asked, and decide.' : ''}`,
    }),
    confirm: () => ({
      label: 'Delete it for good',
      hint: 'It cannot be undone. Type the name of each ticked user in its field above.',
    }),
    'leave-disabled': () => ({
      label: answersEn['leave-disabled'].label,
      hint: 'Nothing is deleted; the cases end.',
    }),
  },
  count: 'How many users have you ticked here?',
  word: 'To be sure, type the word',
  typeName: 'To delete, type the user name',
  details: 'Details and other answers',
  others: 'Where the others stand',
  hidden: (count) =>
    count === 1
      ? 'About one more user there is nothing to show you: its case is over, or somebody else is asked now.'
      : `About ${count} more users there is nothing to show you: their cases are over, or somebody else is asked now.`,
  unreadable: (count) =>
    `${users(count)} cannot be shown right now: something failed on our side. Please open this page again in a minute.`,
  send: 'Send the answers',
  back: 'Back to all users of this mail',
  genuine: (team) =>
    `To check that this is genuine: the details of each user show a case number. It stands in the finding’s note in AWS Security Hub, which ${team} can look up for you. Opening this page changes nothing; only sending answers does.`,
  problems: {
    nothing: 'Tick at least one user, and choose an answer.',
    noAnswer: 'Choose the answer for the users that you have ticked.',
    noTick: 'Tick the users for whom this answer is.',
    word: 'Type the word “disable”, so that nothing is turned off by accident.',
    count: (ticked) =>
      `Type how many users you have ticked. It is ${users(ticked)} now; please check the ticks first.`,
  },
  results: {
    recorded: (count, of) =>
      count === of ? `Recorded for ${users(count)}` : `Recorded for ${count} of ${users(of)}`,
    noneRecorded: 'Nothing was recorded',
    failed:
      'Not confirmed: something failed on our side. Please send it again in a minute; sending it twice does no harm.',
    incomplete: 'Nothing was recorded yet, see below',
    hidden: 'A user whose case is over, or about whom somebody else is asked now: nothing was recorded.',
    unread:
      'A user that we cannot read right now: nothing was recorded. Please open this page again in a minute.',
  },
};
