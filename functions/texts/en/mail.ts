import type { Verdict } from '../../domain/credential/verdict.ts';
import { howToUseIn, nameIn } from '../credential-texts.ts';
import type { MailTexts } from '../mail-texts.ts';
import { answersEn } from './answers.ts';
import { credentialsEn } from './credentials.ts';
import { endingsEn } from './endings.ts';
import { doneEn, handledEn, wishRefusedEn } from './open-steps.ts';
import { questionsEn } from './questions.ts';
import { timesEn } from './times.ts';

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);
const list = (names: string[]) => names.join(', ');

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
  standing: (name, { is, isGivenBack, isUnderWay }) =>
    `${name}: ${
      {
        on: isUnderWay ? 'being turned off by this case' : isGivenBack ? 'on, given back' : 'on',
        'off-by-us': isUnderWay ? 'being given back by this case' : 'turned off by this case',
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
    remarks: 'Please note:',
  },
  othersHeading: (asOf) =>
    `Also alive on this user,${asOf === '' ? '' : ` as IAM showed it on ${asOf},`} not part of this question:`,
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
  questions: questionsEn,
  wayBack: ({ wayBack, wayBackUntil, team }) =>
    ({
      link: `If you need it back: open the link of an earlier mail until ${wayBackUntil} and choose “I need this back”. After that, ask ${team}.`,
      ask: `If you need it back, ask ${team}: they can give it back.`,
      'stop-or-restore': 'What is off can be given back with “Stop or restore” in Security Hub.',
      none: '',
    })[wayBack],
  passwordDiscarded: ({ isPasswordDiscarded, team }) =>
    isPasswordDiscarded
      ? `The new password is stored no more. If you do not have it, ask ${team} for another one.`
      : '',
  handled: handledEn,
  done: doneEn,
  wishRefused: wishRefusedEn,
  endings: endingsEn,
};
