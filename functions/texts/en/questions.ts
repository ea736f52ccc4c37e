import { saidOf } from '../credential-texts.ts';
import type { MailFacts, MailTexts } from '../mail-texts.ts';
import { credentialsEn } from './credentials.ts';

const list = (names: string[]) => names.join(', ');
const of = ({ user, account }: MailFacts) => `IAM user ${user} in AWS account ${account}`;

const howRestored = ({ kinds }: MailFacts) => list(saidOf(credentialsEn, kinds, 'comesBack'));

const afterQuiet = (facts: MailFacts) => {
  const all = facts.wholeUser ? 'the whole IAM user is' : 'they are';
  if (facts.ending === 'stay-disabled') return 'they stay off; nothing is deleted.';
  if (facts.ending === 'asked')
    return `they stay off, and we ask once more before ${facts.wholeUser ? 'the whole IAM user is' : 'anything is'} deleted.`;
  return `${all} deleted for good after ${facts.until}.`;
};

const howToUse = (facts: MailFacts) => facts.howToUse.join('; ');

const goesOn = ({ kinds }: MailFacts) => saidOf(credentialsEn, kinds, 'goesOn').join('');

const isBack = ({ kinds }: MailFacts) => saidOf(credentialsEn, kinds, 'isBack').join('');

/** Credentials that the same answer has kept; empty where there are none. */
export const alsoKeptEn = ({ kept }: MailFacts) =>
  kept === undefined ? '' : `Kept, as answered: ${list(kept.names)}; to be used by ${kept.until}.`;

/** Where a new password waits; empty where there is none. */
export const passwordEn = ({ secretName, until, team }: MailFacts) =>
  secretName === undefined
    ? ''
    : `There is a new password: ${team} hands it over to you from the secret ${secretName} in AWS Secrets Manager. It must be used by ${until}; the sign-in then asks for a new password of your own.`;

const more = (sentence: string) => (sentence === '' ? '' : ` ${sentence}`);

const earliest = ({ earliest: at }: MailFacts) => `${at?.time} at the earliest`;

const unanswered = ({ isSecurityContact }: MailFacts) =>
  isSecurityContact
    ? 'If you do nothing: nothing is turned off without an answer; in the end the finding stays open.'
    : 'If you do nothing: nothing is turned off without an answer; a security contact decides in your place.';

const checking =
  'We look every few days by ourselves. To have it looked at now, or to see where the case stands:';

/** What the English mails that ask about one user say. */
export const questionsEn: MailTexts['questions'] = {
  asked: (facts) => ({
    headline: 'Still needed?',
    intro: `${facts.team} asks: the credentials below of ${of(facts)} have not been used for a long time. Are they still needed?`,
    act: `Please answer by ${facts.until} on this page; it takes a minute:`,
    label: 'Answer',
    nothing: unanswered(facts),
  }),
  reminded: (facts) => ({
    headline: 'Reminder: still needed?',
    intro: `On ${facts.since} ${facts.team} asked whether the credentials below of ${of(facts)} are still needed. There is no answer yet.`,
    act: `Please answer by ${facts.until} on this page; it takes a minute:`,
    label: 'Answer',
    nothing: unanswered(facts),
  }),
  escalated: (facts) => ({
    headline: facts.isOwnerReached
      ? 'No answer from the owner, please decide'
      : 'The owner could not be reached, please decide',
    intro: `The credentials below of ${of(facts)} have not been used for a long time. Nobody has answered whether they are still needed${facts.owners === '' ? '' : facts.isOwnerReached ? ` (asked: ${facts.owners})` : ` (no mail could be sent to ${facts.owners})`}. Please answer as the security contact.`,
    act: `Please answer by ${facts.until} on this page:`,
    label: 'Answer',
    nothing: 'If nobody answers: nothing is turned off, the case ends and the finding stays open.',
  }),
  quarantined: (facts) => ({
    headline: 'AWS has quarantined this user: please decide',
    intro: `The credentials below of ${of(facts)} have not been used for a long time. As the security contact you can have them turned off, exempt the user until a date, or stop this case; they cannot just be kept.`,
    act: `Please answer by ${facts.until} on this page:`,
    label: 'Answer',
    nothing: 'If nobody answers: nothing is turned off, the case ends and the finding stays open.',
  }),
  'quarantined-off': (facts) => ({
    headline: 'Turned off, and AWS has quarantined this user: please decide',
    intro: `The credentials below of ${of(facts)} are turned off. They are not given back by themselves or on the owner's word: a use since then may be an attacker's.${facts.isUsedSince ? ' IAM reports such a use, so nothing of it is deleted.' : ''}${facts.wholeUser && !facts.isUsedSince ? ' The whole IAM user, with everything it has, is deleted only on your word.' : ''}`,
    act: `Please answer by ${facts.until} on this page; only there, or by an analyst, are they given back:`,
    label: 'Answer',
    nothing: 'If nobody answers: they stay turned off, the case ends and the finding stays open.',
  }),
  disabled: (facts) => ({
    headline: 'Turned off: tell us if you need it back',
    intro: `The credentials below of ${of(facts)} are turned off. We watch until ${facts.until} whether anything breaks.${goesOn(facts)}${more(alsoKeptEn(facts))}`,
    act: `Does something no longer work? Choose "I need this back" on this page, at any time until then, and you get it back within minutes (${howRestored(facts)}):`,
    label: 'I need this back',
    nothing: `If nobody answers: ${afterQuiet(facts)}`,
  }),
  'confirm-deletion': (facts) => ({
    headline: 'Last call: delete for good?',
    intro: `The credentials below of ${of(facts)} are turned off. May ${facts.wholeUser ? 'the whole IAM user, with everything it has,' : 'they'} be deleted for good? Deleting cannot be undone.`,
    act: `Please answer by ${facts.until} on this page; there you can also have them back:`,
    label: 'Answer',
    nothing: 'If nobody answers: nothing is deleted; they stay turned off.',
  }),
  kept: (facts) => ({
    headline: 'Kept: please use it soon',
    intro: `It was answered that the credentials below of ${of(facts)} are still needed, so they stay. Security Hub looks at the last use of each of them only. Please do this by ${facts.until}: ${howToUse(facts)}.`,
    act: checking,
    label: 'See the case',
    nothing: `If they are not used by ${facts.until}: nothing is turned off, and the finding is opened again for ${facts.team} to decide.`,
  }),
  restored: (facts) => ({
    headline: facts.notBack.length === 0 ? 'Given back' : 'Given back, but not everything',
    intro: `The credentials below of ${of(facts)} are given back.${isBack(facts)}${more(passwordEn(facts))} Please use what you need by ${facts.until}.${more(alsoKeptEn(facts))}`,
    act: checking,
    label: 'See the case',
    nothing: `If they are not used by ${facts.until}: nothing is turned off${facts.secretName === undefined ? '' : ', but the stored password is deleted'}, and the finding is opened again for ${facts.team} to decide.`,
  }),
  scheduled: (facts) =>
    facts.earliest?.isDeletion
      ? {
          headline: `To be deleted on ${earliest(facts)}`,
          intro: `The credentials below of ${of(facts)} are turned off. ${facts.wholeUser ? 'The whole IAM user, with everything it has, is' : 'They are'} deleted for good on ${earliest(facts)}.`,
          act: `Do you need them back? Choose "I need this back" on this page until then, and you get it back within minutes (${howRestored(facts)}):`,
          label: 'I need this back',
          nothing: 'If you do nothing: they are deleted then. Deleting cannot be undone.',
        }
      : {
          headline: `To be turned off on ${earliest(facts)}`,
          intro: `It was answered that the credentials below of ${of(facts)} are not needed. They are turned off on ${earliest(facts)}, and not deleted. IAM is read again before that; what has been used by then stays on.`,
          act: 'Are they needed after all? Say so on this page until then, and nothing is turned off:',
          label: 'See the case',
          nothing: 'If you do nothing: they are turned off then, and you get a mail.',
        },
  'still-unused': (facts) => ({
    headline: 'Reminder: not used yet',
    intro: `IAM reports no use yet of the credentials below of ${of(facts)}, which were kept or given back because they are needed. Security Hub looks at the last use of each of them only. Please do this by ${facts.until}: ${howToUse(facts)}.`,
    act: checking,
    label: 'See the case',
    nothing: `If they are not used by ${facts.until}: nothing is turned off${facts.secretName === undefined ? '' : ', but the stored password is deleted'}, and the finding is opened again for ${facts.team} to decide.`,
  }),
};
