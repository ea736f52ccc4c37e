import { kindOf } from '../../domain/credential/kinds.ts';
import type { AnswerKind } from '../../domain/question/answer.ts';
import type { Role } from '../../domain/question/question.ts';
import { nameIn } from '../credential-texts.ts';
import type { Choice, PageFacts, PageTexts } from '../page-texts.ts';
import { answersEn } from './answers.ts';
import { credentialName, credentialsEn } from './credentials.ts';
import { endingsEn } from './endings.ts';
import { historyEn } from './history.ts';
import { listEn } from './list.ts';
import { newPasswordEn } from './new-password.ts';
import { openStepsEn } from './open-steps.ts';
import { planEn } from './plan.ts';
import { plainEn, problemsEn, refusalsEn } from './problems.ts';
import { stagesEn, whoDecides } from './stages.ts';
import { timesEn } from './times.ts';

/** The English texts of the case page. */
export const pageTextsEn: PageTexts = {
  language: 'en',
  times: timesEn,
  title: (user: string) => `Unused credentials of IAM user ${user}`,
  heading: 'Unused credentials of IAM user',
  account: 'AWS account',
  caseNumber: 'Case',
  role: {
    stakeholder: 'stakeholder',
    'security-contact': 'security contact',
    analyst: 'analyst',
  },
  whatThisIs: ({ team, record }: PageFacts) =>
    `AWS Security Hub reports credentials of this IAM user that have not been used for ${record.thresholdDays} days or more. ${team} asks the people concerned before anything is turned off, and turns nothing off without an answer.`,
  quarantined: (policy) =>
    `AWS has quarantined this user with the policy ${policy}, as it does when an access key has leaked. Only the security contacts decide about it now; nothing is kept or given back on an owner’s word.`,
  allPaused:
    'The security team has paused all cases: nothing is turned off or deleted until that is over. What you ask to have back is given back all the same.',
  why: (reason: string) => `Why you: ${reason}.`,
  whyRole: {
    stakeholder: 'you were asked about this user',
    'security-contact': 'you are a security contact',
    analyst: 'you are an analyst',
  },
  whyOwner: {
    tag: (tag) => `you are named in the tag ${tag} of this user`,
    account: (_tag, account) =>
      `you are the contact of account ${account}, and no tag of this user names a usable owner`,
    fallback: () => 'you are the contact for users whose tags name no usable owner',
    security: () => 'you are a security contact, and this user has no usable owner',
    named: () => 'somebody who was asked before has named you for this user',
  },
  stages: stagesEn,
  wayBack: ({ credentialIds, readAt, until, isOver, isUpToContacts }, { time, team, ...facts }) => {
    const names = credentialIds.map(credentialName).join(', ');
    const off =
      readAt === undefined
        ? `IAM could not be read when the case ended. The case has turned this off: ${names}.`
        : `When IAM was last read, on ${time(readAt)}, this was still turned off: ${names}.`;
    if (isUpToContacts && !isOver) return `${off} ${refusalsEn.quarantined}`;
    const decide = whoDecides(facts);
    if (!isOver && decide !== '')
      return `${off} You can ask for it on this page until ${time(until)}${decide}. After that, ask ${team}.`;
    return isOver
      ? `${off} This link gave it back until ${time(until)}; now please ask ${team}, who can still have it given back.`
      : `${off} You can have it back on this page until ${time(until)}; after that, ${team} can still have it given back.`;
  },
  credentialName: nameIn(credentialsEn),
  ...planEn,
  history: historyEn,
  steps: { ...openStepsEn, ...endingsEn },
  answers: answersEn,
  about: 'What this is, and why you are asked',
  whomToAsk: ({ team }) => `Is something wrong, or missing? Ask ${team}.`,
  exemptUntil: (until) => `Exempt until ${until}; then the finding opens again by itself.`,
  recordedFor: {
    retire: (id) => `${nameIn(credentialsEn)(id)}: turn off`,
    keep: (id, until) =>
      `${nameIn(credentialsEn)(id)}: you keep it${until === undefined ? '' : `, ${credentialsEn[kindOf(id)].useIt} by ${until}`}`,
  },
  newPassword: newPasswordEn,
  questions: {
    stakeholder: 'Are these credentials still needed?',
    impact: 'Does something no longer work, or may it be deleted later?',
    deletion: 'May this be deleted for good?',
    use: 'What is new?',
    paused: 'Is anything else wanted meanwhile?',
    quarantined: 'What should happen now?',
    between: 'Do you need this back?',
  },
  decide: (id: string) => `What about ${credentialName(id)}?`,
  decisions: { retire: 'Turn it off', keep: 'Keep it' },
  typeName: (user: string): readonly [before: string, user: string] => [
    'To be sure, type the user name',
    user,
  ],
  reason: 'Reason',
  reasonHint: 'Others can read it in the finding. Never write a password here.',
  reasonOptional: 'optional',
  until: 'Exempt until',
  deadline: 'Until which day',
  untilHint: (min: string, max: string) => `A day from ${min} to ${max}; it ends as that day begins.`,
  every: 'How often does it run?',
  rhythms: { month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' },
  person: 'E-mail address of the right person',
  personHint: (domains: string) =>
    `It ends with ${domains}. That person is asked in your place and told that it was you.`,
  send: 'Send the answer',
  noForm: 'There is nothing to answer at the moment.',
  questionsTo: (team) => `Questions? Ask ${team}:`,
  genuine: ({ record, team }: PageFacts) =>
    `To check that this is genuine: the case number ${record.caseId} stands in the finding’s note in AWS Security Hub, which ${team} can look up for you. Opening this page changes nothing; only sending an answer does.`,
  problemsHeading: 'Nothing was recorded yet',
  problemTitle: (title: string) => `Error: ${title}`,
  problems: problemsEn,
  refusals: refusalsEn,
  recorded: (kind: Choice) => `Recorded: ${answersEn[kind].label}`,
  recordedInPart: (isRepeated) => `${isRepeated ? 'Already recorded' : 'Recorded'}: Some of it is needed`,
  alreadyRecorded: (kind: Choice) => `Already recorded: ${answersEn[kind].label}`,
  whatNext: 'What happens next',
  howToUndo: 'If you change your mind',
  back: 'See where the case stands',
  otherAnswer: 'This has been answered already',
  answeredWhen: (kind: AnswerKind, when: string, role: Role) =>
    `The answer “${answersEn[kind].label}” was recorded on ${when} ${role === 'analyst' ? 'by an analyst' : `with the link of the ${pageTextsEn.role[role]}`}. It counts; yours was not recorded.`,
  notTaken: 'Your answer was not taken',
  openAgain: 'Please open the link again and see what can be answered now.',
  notNow: 'This cannot be answered at the moment.',
  plain: plainEn,
  list: listEn,
};
