import { saidOf } from '../credential-texts.ts';
import type { GatheredFacts, GatheredTexts } from '../gathered-texts.ts';
import { credentialsEn } from './credentials.ts';
import { alsoKeptEn, passwordEn } from './questions.ts';

const list = (names: string[]) => names.join(', ');
const users = ({ count }: GatheredFacts) => `${count} IAM users`;

const pleaseAnswer = ({ until, isUntilEarliest }: GatheredFacts) =>
  isUntilEarliest
    ? `Please answer by ${until} on this page (some have more time; their date stands with them)`
    : `Please answer by ${until} on this page`;

const byThen = ({ until, isUntilEarliest }: GatheredFacts) =>
  isUntilEarliest ? `${until} (some have more time; their date stands with them)` : until;

const unanswered = ({ isSecurityContact }: GatheredFacts) =>
  isSecurityContact
    ? 'If you do nothing: nothing is turned off without an answer; in the end the findings stay open.'
    : 'If you do nothing: nothing is turned off without an answer; a security contact decides in your place.';

const staysOpen = 'If nobody answers: nothing is turned off, the cases end and the findings stay open.';

const afterQuiet = ({ ending }: GatheredFacts) =>
  ({
    'stay-disabled': 'If nobody answers: they stay off; nothing is deleted.',
    asked: 'If nobody answers: they stay off, and we ask once more before anything is deleted.',
    'some-deleted':
      'If nobody answers: some of them are deleted for good after that; of the others nothing is deleted without asking once more.',
    deleted: 'If nobody answers: they are deleted for good after that.',
  })[ending];

const notUsed = ({ team, isPasswordStored }: GatheredFacts) =>
  `If they are not used by then: nothing is turned off,${isPasswordStored ? ' a stored new password is deleted,' : ''} and the findings are opened again for ${team} to decide.`;

const checking =
  'We look every few days by ourselves. To have it looked at now, or to see where the cases stand:';

/** The English texts of the mails about several users. */
export const gatheredEn: GatheredTexts = {
  subject: ({ user, others, day, isQuarantined }) =>
    `${isQuarantined ? 'Quarantined by AWS, please decide:' : 'Still needed?'} AWS credentials of ${user} and ${others} more IAM ${others === 1 ? 'user' : 'users'}, cases since ${day}`,
  questions: {
    asked: (facts) => ({
      headline: 'Still needed?',
      intro: `${facts.team} asks: the credentials below of ${users(facts)} have not been used for a long time. Are they still needed?`,
      act: `${pleaseAnswer(facts)}:`,
      label: 'Answer',
      nothing: unanswered(facts),
    }),
    reminded: (facts) => ({
      headline: 'Reminder: still needed?',
      intro: `${facts.team} has asked whether the credentials below of ${users(facts)} are still needed. There is no answer yet.`,
      act: `${pleaseAnswer(facts)}:`,
      label: 'Answer',
      nothing: unanswered(facts),
    }),
    escalated: (facts) => ({
      headline: 'No answer so far, please decide',
      intro: `The credentials below of ${users(facts)} have not been used for a long time. Nobody has answered whether they are still needed. Please answer as the security contact.`,
      act: `${pleaseAnswer(facts)}:`,
      label: 'Answer',
      nothing: staysOpen,
    }),
    quarantined: (facts) => ({
      headline: 'AWS has quarantined these users: please decide',
      intro: `The credentials below of ${users(facts)} have not been used for a long time. As the security contact you can have them turned off, exempt a user until a date, or stop a case; they cannot just be kept.`,
      act: `${pleaseAnswer(facts)}:`,
      label: 'Answer',
      nothing: staysOpen,
    }),
    'quarantined-off': (facts) => ({
      headline: 'Turned off, and AWS has quarantined these users: please decide',
      intro: `The credentials below of ${users(facts)} are turned off. They are not given back by themselves or on the owner's word: a use since then may be an attacker's.`,
      act: `${pleaseAnswer(facts)}; only there, or by an analyst, are they given back:`,
      label: 'Answer',
      nothing: 'If nobody answers: they stay turned off, the cases end and the findings stay open.',
    }),
    disabled: (facts) => ({
      headline: 'Turned off: tell us if you need any of it back',
      intro: `The credentials below of ${users(facts)} are turned off, but not deleted yet. We watch until ${byThen(facts)} whether anything breaks.${saidOf(credentialsEn, facts.kinds, 'goesOn').join('')}`,
      act: `Does something no longer work? Choose "I need this back" on this page, at any time until then, and you get it back within minutes (${list(saidOf(credentialsEn, facts.kinds, 'comesBack'))}):`,
      label: 'I need this back',
      nothing: afterQuiet(facts),
    }),
    'confirm-deletion': (facts) => ({
      headline: 'Last call: delete for good?',
      intro: `The credentials below of ${users(facts)} are turned off. May they be deleted for good? Deleting cannot be undone.`,
      act: `${pleaseAnswer(facts)}; there you can also have them back:`,
      label: 'Answer',
      nothing: 'If nobody answers: nothing is deleted; they stay turned off.',
    }),
    kept: (facts) => ({
      headline: 'Kept: please use them soon',
      intro: `It was answered that the credentials below of ${users(facts)} are still needed, so they stay. Security Hub looks at the last use of each of them only. Please use each of them by ${byThen(facts)}.`,
      act: checking,
      label: 'See the cases',
      nothing: notUsed(facts),
    }),
    restored: (facts) => ({
      headline: facts.failed === 0 ? 'Given back' : 'Given back, but not everything',
      intro: `The credentials below of ${users(facts)} are given back.${saidOf(credentialsEn, facts.kinds, 'isBack').join('')} Please use what you need by ${byThen(facts)}.`,
      act: checking,
      label: 'See the cases',
      nothing: notUsed(facts),
    }),
    scheduled: (facts) => ({
      headline: 'Planned: when it is turned off or deleted',
      intro: `It was answered that the credentials below of ${users(facts)} are not needed. With each user stands when they are turned off, or deleted for good.`,
      act: 'Is any of it needed after all? Say so on this page before then:',
      label: 'See the cases',
      nothing: 'If you do nothing: it is done then. Deleting cannot be undone.',
    }),
    'still-unused': (facts) => ({
      headline: 'Reminder: not used yet',
      intro: `IAM reports no use yet of the credentials below of ${users(facts)}, which were kept or given back because they are needed. Security Hub looks at the last use of each of them only. Please use each of them by ${byThen(facts)}.`,
      act: checking,
      label: 'See the cases',
      nothing: notUsed(facts),
    }),
  },
  notices: {
    ended: (facts) => ({
      headline: 'Ended: how it stands now',
      intro: `The cases about unused credentials of ${users(facts)} have ended.${facts.failed === 0 ? '' : ` Something failed on our side for ${facts.failed} of them.`} Below is how each one ended.`,
      next: `If something is missing or does not work any more, ask ${facts.team}.`,
    }),
    handled: (facts) => ({
      headline: 'Answered by someone else',
      intro: `You were asked about unused credentials of ${users(facts)}. Somebody else has answered.`,
      next: 'You need not answer any more. The links in your earlier mails still show where the cases stand and what you can do.',
    }),
    done: (facts) => ({
      headline: 'What your answers have led to',
      intro: `You answered about unused credentials of ${users(facts)}. Below is what followed for each.`,
      next: 'There is nothing to do for you now.',
    }),
    'wish-refused': (facts) => ({
      headline: 'Not given back: somebody else owns these users now',
      intro: `You asked for turned off credentials of ${users(facts)} with the links of ended cases.`,
      next: `If you need the access, ask ${facts.team}: they, or the owner, can have it given back.`,
    }),
  },
  user: ({ user, account, caseId }, ended) =>
    `${ended === '' ? '' : `${ended}: `}${user} in AWS account ${account} (case ${caseId})`,
  answerBy: (until) => `Answer by ${until}.`,
  useBy: (until) => `To be used by ${until}.`,
  toDo: ({ howToUse }) => `To do: ${howToUse.join('; ')}.`,
  alsoKept: alsoKeptEn,
  password: passwordEn,
  wholeUser: 'Deleting means the whole IAM user, with everything it has.',
  usedSince: 'IAM reports such a use, so nothing of it is deleted.',
  askedBefore: ({ owners, isOwnerReached }) => {
    if (owners === '') return '';
    return isOwnerReached ? `Asked: ${owners}.` : `No mail could be sent to ${owners}.`;
  },
  why: {
    owner: 'the tags of these users name you, or you are whom we ask where no tag names an owner',
    security: 'you are a security contact',
    told: 'you were asked about these cases',
  },
  genuine: ({ team }) =>
    `Is this mail genuine? You can check that without its link: each case number above stands in its finding's note in AWS Security Hub, which ${team} can look up for you.`,
};
