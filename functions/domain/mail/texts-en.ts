import { PASSWORD_ID, showCredential, type Verdict } from '../credential.ts';
import type { Question } from '../question.ts';
import type { MailFacts } from './facts.ts';

/** The messages that are mailed. */
export type MailMessage = Exclude<Question['message'], 'silent'>;

/** One mail in its parts; each is a paragraph. */
export interface MailParts {
  intro: string;
  /** What to do; the link follows on its own line. */
  act: string;
  nothing: string;
}

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const list = (names: string[]) => names.join(', ');
const of = ({ user, account }: MailFacts) => `IAM user ${user} in AWS account ${account}`;

const giveBack = ({ hasKeys, hasPassword }: MailFacts) =>
  [
    hasKeys ? ['access keys work again as they are'] : [],
    hasPassword ? ['the password is replaced by a new one'] : [],
  ]
    .flat()
    .join(', ');

const afterQuiet = (facts: MailFacts) => {
  const all = facts.wholeUser ? 'the whole IAM user' : 'they';
  if (facts.ending === 'stay-off') return `they stay off; nothing is deleted.`;
  if (facts.ending === 'asked')
    return `they stay off, and we ask once more before ${facts.wholeUser ? 'the whole IAM user is' : 'anything is'} deleted.`;
  return `${all} ${facts.wholeUser ? 'is' : 'are'} deleted for good after ${facts.until}.`;
};

const sessions = ({ hasKeys }: MailFacts) =>
  hasKeys
    ? ' Sessions that a key started earlier may go on for up to 36 hours, so trouble can show late.'
    : '';

const alsoKept = ({ kept }: MailFacts) =>
  kept === undefined ? '' : ` Kept, as answered: ${list(kept.names)}; to be used by ${kept.until}.`;

const password = ({ secretName, until, team }: MailFacts) =>
  secretName === undefined
    ? ''
    : ` There is a new password: ${team} hands it over to you from the secret ${secretName} in AWS Secrets Manager. It must be used by ${until}; the sign-in then asks for a new password of your own.`;

/** The English texts of the mails; a catalogue of another language has the same shape. */
export const mailTextsEn = {
  password: 'password',
  nameOf: (credentialId: string) =>
    credentialId === PASSWORD_ID ? 'password' : `access key ${showCredential(credentialId)}`,
  neverUsed: 'never used as far as IAM has recorded',
  lastUsed: (day: string, where: string[]) =>
    where.length === 0 ? `last used ${day}` : `last used ${day} (${where.join(', ')})`,
  created: (day: string) => `created ${day}`,
  daysAgo: {
    use: (days: number) => `${count(days)} since its last use`,
    creation: (days: number) => `${count(days)} since its creation`,
  },
  /** A key that mail is sent with breaks silently, so it is named in words. */
  service: (service: string) => (service === 'ses' ? 'ses: sends mail through SES' : service),
  turnedOff: (line: string, at: string) => `${line}; off since ${at}`,
  verdict: (verdict: Verdict) => {
    if (verdict.is === 'unknown') return `cannot be judged: ${verdict.reason}`;
    return { unused: 'unused', 'in-use': 'in use', new: 'new', off: 'off' }[verdict.is];
  },
  headings: {
    credentials: 'What IAM reports (use in the last hours may be missing):',
    credentialsThen: 'The credentials, as IAM reported them when this was first asked:',
    others: 'Also alive on this user, not part of this question:',
    remarks: 'Please note:',
  },
  why: ({ reason }: MailFacts) => `Why you: ${reason}.`,
  genuine: ({ caseId, team }: MailFacts) =>
    `Is this mail genuine? You can check that without its link: the case number ${caseId} stands in the finding's note in AWS Security Hub, which ${team} can look up for you.`,
  signature: ({ team }: MailFacts) => team,
  subjects: {
    asked: 'Still needed?',
    reminded: 'Reminder: still needed?',
    escalated: 'No answer from the owner, please decide:',
    disabled: 'Turned off, tell us if you need it back:',
    'confirm-deletion': 'Delete for good?',
    kept: 'Please use it soon:',
    restored: 'Given back:',
  } satisfies Record<MailMessage, string>,
  subject: (lead: string, user: string, account: string) => `${lead} IAM user ${user} in AWS ${account}`,
  messages: {
    asked: (facts) => ({
      intro: `The credentials below of ${of(facts)} have not been used for a long time. Are they still needed?`,
      act: `Please answer by ${facts.until} on this page; it takes a minute:`,
      nothing: unanswered(facts),
    }),
    reminded: (facts) => ({
      intro: `On ${facts.since} we asked whether the credentials below of ${of(facts)} are still needed. There is no answer yet.`,
      act: `Please answer by ${facts.until} on this page; it takes a minute:`,
      nothing: unanswered(facts),
    }),
    escalated: (facts) => ({
      intro: `The credentials below of ${of(facts)} have not been used for a long time. Nobody has answered whether they are still needed${facts.owners === '' ? '' : ` (asked: ${facts.owners})`}. Please answer as the security contact.`,
      act: `Please answer by ${facts.until} on this page:`,
      nothing: 'If you do nothing: nothing is turned off, the case ends and the finding stays open.',
    }),
    disabled: (facts) => ({
      intro: `The credentials below of ${of(facts)} are turned off, but not deleted yet. We watch until ${facts.until} whether anything breaks.${sessions(facts)}${alsoKept(facts)}`,
      act: `Does something no longer work? Choose "I need this back" on this page, at any time until then, and you get it back within minutes (${giveBack(facts)}):`,
      nothing: `If you do nothing: ${afterQuiet(facts)}`,
    }),
    'confirm-deletion': (facts) => ({
      intro: `The credentials below of ${of(facts)} are turned off, and nobody asked for them back. May ${facts.wholeUser ? 'the whole IAM user, with everything it has,' : 'they'} be deleted for good? Deleting cannot be undone.`,
      act: `Please answer by ${facts.until} on this page; there you can also have them back:`,
      nothing: 'If you do nothing: nothing is deleted; they stay turned off.',
    }),
    kept: (facts) => ({
      intro: `It was answered that the credentials below of ${of(facts)} are still needed, so they stay. Security Hub looks at their last use only: please sign in with the password, or use the access key, by ${facts.until}.`,
      act: 'We look every few days by ourselves. To have it looked at now, or to see where the case stands:',
      nothing: `If they are not used by ${facts.until}: nothing is turned off, and the finding is opened again for ${facts.team} to decide.`,
    }),
    restored: (facts) => ({
      intro: `The credentials below of ${of(facts)} are given back.${facts.hasKeys ? ' Access keys are active again as they were.' : ''}${password(facts)} Please use what you need by ${facts.until}.${alsoKept(facts)}`,
      act: 'We look every few days by ourselves. To have it looked at now, or to see where the case stands:',
      nothing: `If they are not used by ${facts.until}: nothing is turned off${facts.secretName === undefined ? '' : ', but the stored password is deleted'}, and the finding is opened again for ${facts.team} to decide.`,
    }),
  } satisfies Record<MailMessage, (facts: MailFacts) => MailParts>,
};

export type MailTexts = typeof mailTextsEn;

function unanswered({ isSecurityContact }: MailFacts): string {
  return isSecurityContact
    ? 'If you do nothing: nothing is turned off without an answer; in the end the finding stays open.'
    : 'If you do nothing: nothing is turned off without an answer; the security team is asked in your place.';
}
