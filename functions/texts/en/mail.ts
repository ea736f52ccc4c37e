import type { Verdict } from '../../domain/credential/verdict.ts';
import { howToUseIn, nameIn, saidOf } from '../credential-texts.ts';
import type { MailFacts, MailTexts } from '../mail-texts.ts';
import { answersEn } from './answers.ts';
import { credentialsEn } from './credentials.ts';
import { endingsEn } from './endings.ts';
import { handledEn, wishRefusedEn } from './open-steps.ts';
import { timesEn } from './times.ts';

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);
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

const alsoKept = ({ kept }: MailFacts) =>
  kept === undefined ? '' : ` Kept, as answered: ${list(kept.names)}; to be used by ${kept.until}.`;

const password = ({ secretName, until, team }: MailFacts) =>
  secretName === undefined
    ? ''
    : ` There is a new password: ${team} hands it over to you from the secret ${secretName} in AWS Secrets Manager. It must be used by ${until}; the sign-in then asks for a new password of your own.`;

const earliest = ({ earliest: at }: MailFacts) => `${at?.time} at the earliest`;

const unanswered = ({ isSecurityContact }: MailFacts) =>
  isSecurityContact
    ? 'If you do nothing: nothing is turned off without an answer; in the end the finding stays open.'
    : 'If you do nothing: nothing is turned off without an answer; a security contact decides in your place.';

const checking =
  'We look every few days by ourselves. To have it looked at now, or to see where the case stands:';

/** The English texts of the mails. */
export const mailTextsEn: MailTexts = {
  language: 'en',
  times: timesEn,
  subject: ({ user, account, day, isQuarantined }) =>
    `${isQuarantined ? 'Quarantined by AWS, please decide:' : 'Still needed?'} AWS credentials of ${user} in ${account}, case of ${day}`,
  list,
  credentialName: nameIn(credentialsEn),
  howToUse: howToUseIn(credentialsEn),
  evidence: (name, parts) => `${name}: ${parts.join(', ')}`,
  neverUsed: 'never used as far as IAM has recorded',
  lastUsed: (day, where) =>
    where.length === 0 ? `last used ${day}` : `last used ${day} (${where.join(', ')})`,
  created: (day) => `created ${day}`,
  daysAgo: {
    use: (days) => `${count(days)} since its last use`,
    creation: (days) => `${count(days)} since its creation`,
  },
  // A key that mail is sent with breaks silently, so it is named in words.
  service: (service) => (service === 'ses' ? 'ses: sends mail through SES' : service),
  disabledSince: (line, at) => `${line}; off since ${at}`,
  withState: (line, state) => `${line} (${state})`,
  verdict: (verdict: Verdict) => {
    if (verdict.is === 'unknown') return `cannot be judged: ${verdict.reason}`;
    return { unused: 'unused', 'in-use': 'in use', new: 'new', off: 'off' }[verdict.is];
  },
  stays: {
    'no-new-password': 'unused, but it stays: nobody can be given a new one in this account',
  },
  others: {
    sshPublicKey: (id) => `SSH public key ${id}`,
    signingCertificate: (id) => `signing certificate ${id}`,
    serviceCredential: (id, service = 'service') => `${service} credential ${id}`,
    unreadable: (what) => `${what} (could not be read)`,
  },
  standing: (name, { is, isGivenBack }) =>
    `${name}: ${
      {
        on: isGivenBack ? 'on, given back' : 'on',
        'off-by-us': 'turned off by this case',
        'off-by-earlier': 'turned off by an earlier case',
        'off-by-someone': 'off, but not by this case',
        'deleted-by-us': 'deleted by this case',
        gone: 'gone',
        unknown: 'not known',
      }[is]
    }`,
  besides: (result, reason) =>
    ({
      kept: ', kept as answered',
      used: ', used',
      'not-used': reason === undefined ? ', not used' : ', its use is not known',
      dropped: `, left alone${reason === undefined ? '' : ` (${reason})`}`,
      failed: ', could not be changed',
      disabled: '',
      'left-disabled': '',
      deleted: '',
      restored: '',
    })[result],
  headings: {
    credentials: 'What IAM reports (use in the last hours may be missing):',
    credentialsThen: 'The credentials, as IAM reported them when this was first asked:',
    others: 'Also alive on this user, not part of this question:',
    remarks: 'Please note:',
  },
  standingHeading: (asOf) => (asOf === '' ? 'How it stands:' : `How it stands, as IAM showed it on ${asOf}:`),
  quarantined: (policy) =>
    `AWS has quarantined this user with the policy ${policy}, as it does when an access key has leaked. Only the security contacts decide about it now.`,
  remarks: (sentences) => sentences,
  why: {
    tag: (tag) => `you are named in the tag ${tag} of this user`,
    account: (account, problems) =>
      `you are the contact of account ${account}, and this user has no usable owner (${problems.join('; ')})`,
    fallback: (problems) =>
      `you are the fallback contact for users without a usable owner (${problems.join('; ')})`,
    securityInstead: (problems) =>
      `you are a security contact, and this user has no usable owner (${problems.join('; ')})`,
    escalated: 'you are a security contact, and the owner has not answered',
    security: 'you are a security contact',
    asked: 'you were asked about this case',
    other: (reason) => reason,
  },
  ownerProblem: (problem) => {
    if (problem.is === 'no-tag') return `no owner tag (${problem.tags.join(', ')})`;
    return problem.is === 'foreign'
      ? `the address in tag ${problem.tag} is not of an allowed domain`
      : `tag ${problem.tag} holds no e-mail address`;
  },
  passedOver: (problems) => ` (passed over: ${problems.join('; ')})`,
  whyYou: (why) => `Why you: ${why}.`,
  answers: answersEn,
  answered: (answer, by, at) => `Answered “${answer}” with the link sent to ${by}, ${at}.`,
  answeredByAnalyst: (answer, at) => `“${answer}”: chosen by an analyst, ${at}.`,
  genuine: ({ caseId, team }) =>
    `Is this mail genuine? You can check that without its link: the case number ${caseId} stands in the finding's note in AWS Security Hub, which ${team} can look up for you.`,
  team: ({ team, contact }) => `Questions? Ask ${team}: ${contact}`,
  questions: {
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
      nothing: 'If you do nothing: nothing is turned off, the case ends and the finding stays open.',
    }),
    quarantined: (facts) => ({
      headline: 'AWS has quarantined this user: please decide',
      intro: `The credentials below of ${of(facts)} have not been used for a long time. As the security contact you can have them turned off, exempt the user until a date, or stop this case; they cannot just be kept.`,
      act: `Please answer by ${facts.until} on this page:`,
      label: 'Answer',
      nothing: 'If you do nothing: nothing is turned off, the case ends and the finding stays open.',
    }),
    'quarantined-off': (facts) => ({
      headline: 'Turned off, and AWS has quarantined this user: please decide',
      intro: `The credentials below of ${of(facts)} are turned off. They are not given back by themselves or on the owner's word: a use since then may be an attacker's.${facts.isUsedSince ? ' IAM reports such a use, so nothing of it is deleted.' : ''}${facts.wholeUser && !facts.isUsedSince ? ' The whole IAM user, with everything it has, is deleted only on your word.' : ''}`,
      act: `Please answer by ${facts.until} on this page; only there, or by an analyst, are they given back:`,
      label: 'Answer',
      nothing: 'If you do nothing: they stay turned off, the case ends and the finding stays open.',
    }),
    disabled: (facts) => ({
      headline: 'Turned off: tell us if you need it back',
      intro: `The credentials below of ${of(facts)} are turned off. We watch until ${facts.until} whether anything breaks.${goesOn(facts)}${alsoKept(facts)}`,
      act: `Does something no longer work? Choose "I need this back" on this page, at any time until then, and you get it back within minutes (${howRestored(facts)}):`,
      label: 'I need this back',
      nothing: `If you do nothing: ${afterQuiet(facts)}`,
    }),
    'confirm-deletion': (facts) => ({
      headline: 'Last call: delete for good?',
      intro: `The credentials below of ${of(facts)} are turned off, and nobody asked for them back. May ${facts.wholeUser ? 'the whole IAM user, with everything it has,' : 'they'} be deleted for good? Deleting cannot be undone.`,
      act: `Please answer by ${facts.until} on this page; there you can also have them back:`,
      label: 'Answer',
      nothing: 'If you do nothing: nothing is deleted; they stay turned off.',
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
      intro: `The credentials below of ${of(facts)} are given back.${isBack(facts)}${password(facts)} Please use what you need by ${facts.until}.${alsoKept(facts)}`,
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
  },
  wayBack: ({ wayBack, wayBackUntil, team }) =>
    ({
      link: `If you need it back: open the link of an earlier mail until ${wayBackUntil} and choose “I need this back”. After that, ask ${team}.`,
      'stop-or-restore': 'What is off can be given back with “Stop or restore” in Security Hub.',
      none: '',
    })[wayBack],
  handled: handledEn,
  wishRefused: wishRefusedEn,
  endings: endingsEn,
};
