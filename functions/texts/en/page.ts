import { kindOf } from '../../domain/credential/kinds.ts';
import type { Verdict } from '../../domain/credential/verdict.ts';
import type { AnswerKind } from '../../domain/question/answer.ts';
import type { Role } from '../../domain/question/question.ts';
import { TRY_AGAIN_MINUTES } from '../../domain/settings/longest-history.ts';
import { canAskBack } from '../../domain/wish/have-back.ts';
import { nameIn } from '../credential-texts.ts';
import type { Choice, PageFacts, PageTexts } from '../page-texts.ts';
import { answersEn } from './answers.ts';
import { credentialName, credentialsEn } from './credentials.ts';
import { endingsEn } from './endings.ts';
import { historyEn } from './history.ts';
import { listEn } from './list.ts';
import { newPasswordEn } from './new-password.ts';
import { openStepsEn } from './open-steps.ts';
import { plainEn, problemsEn, refusalsEn } from './problems.ts';
import { timesEn } from './times.ts';

const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);

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
  stages: {
    starting: () => [
      'The case is being prepared',
      'Nothing has been changed. Please look again in a few minutes.',
    ],
    stakeholder: ({ until }) => [
      'Waiting for an answer',
      `Until ${until}. Nothing has been changed, and without an answer nothing will be.`,
    ],
    impact: ({ until, comesBack }) => [
      'Watching whether anything breaks',
      comesBack.has('password')
        ? `Until ${until} you can have back what this case turned off; a password comes back as a new one. Nothing more is deleted before that.`
        : `Until ${until} you can have back what this case turned off; nothing is deleted before that.`,
    ],
    deletion: ({ until }) => [
      'May it be deleted?',
      `Waiting for an answer until ${until}. Without one nothing is deleted, and what is turned off stays so.`,
    ],
    use: ({ until, record }) => [
      'Waiting for its use',
      `Each to be used by ${until}: ${(record.mustUse?.credentialIds ?? []).map(nameIn(credentialsEn)).join(', ')}. We look every few days; without a use, nothing is turned off, but the finding is opened again.`,
    ],
    paused: ({ record, isPaused, earliest }) =>
      record.question?.window !== undefined && !isPaused && earliest !== undefined
        ? [
            record.question.window.resumeAt === 'delete' ? 'To be deleted' : 'To be turned off',
            `On ${earliest} at the earliest; nothing is changed before that. ${record.disabled.length > 0 ? 'You can ask for what this case turned off until then.' : 'If it is needed after all, say so until then.'}`,
          ]
        : isPaused
          ? [
              'Paused for now',
              `Nothing is turned off or deleted while the security team has paused all cases. ${record.disabled.length > 0 ? 'You can ask for what this case turned off meanwhile. ' : ''}It goes on by itself afterwards.`,
            ]
          : ['The pause is over', 'This case goes on by itself within a few hours.'],
    taken: ({ isPaused }) => [
      'An answer is recorded',
      isPaused
        ? 'The next step follows; where it turns off or deletes, it waits until the pause is over.'
        : 'The next step is under way; it takes a few minutes.',
    ],
    'held-up': ({ heldUp, record }) => [
      'Held up on our side',
      `Something has not worked since ${heldUp?.since}. We try again every ${TRY_AGAIN_MINUTES} minutes until ${heldUp?.until}, and what was decided stays so. ${heldUp?.isGivingBack ? 'What is wanted back is given back once it works.' : canAskBack(record) ? 'What turns out to be off can be asked back meanwhile.' : ''}`,
    ],
    restoring: () => [
      'Being given back',
      'It takes a few minutes. A mail says what came back and by when to use it.',
    ],
    deleting: () => ['Being deleted', 'The deletion has begun and cannot be stopped any more.'],
    closed: ({ record, time }) => [
      'The case is closed',
      record.closedAt === undefined ? '' : `Since ${time(record.closedAt)}.`,
    ],
  },
  wayBack: ({ credentialIds, readAt, until, isOver }, { time, team }) => {
    const names = credentialIds.map(credentialName).join(', ');
    const off = `When IAM was last read, on ${time(readAt)}, this was still turned off: ${names}.`;
    return isOver
      ? `${off} This link gave it back until ${time(until)}; now please ask ${team}, who can still have it given back.`
      : `${off} You can have it back on this page until ${time(until)}; after that, ${team} can still have it given back.`;
  },
  plan: 'Evidence for each credential',
  columns: {
    credential: 'Credential',
    lastUsed: 'Last used',
    where: 'Service, Region',
    age: 'Age',
    fate: 'What happens',
  },
  credentialName: nameIn(credentialsEn),
  lastUse: (day, places) =>
    day === undefined
      ? 'never used, as far as IAM has recorded'
      : `last used ${day}${places.length > 0 ? ` (${places.join(', ')})` : ''}`,
  never: 'never, as far as IAM has recorded',
  noPlace: 'not reported',
  ses: 'ses (sends mail through SES)',
  age: (verdict: Verdict) => {
    if (!('days' in verdict)) return 'not known';
    const fromUse = verdict.is === 'in-use' || (verdict.is === 'unused' && !verdict.neverUsed);
    return `${count(verdict.days)} since its ${fromUse ? 'last use' : 'creation'}`;
  },
  asOf: (time: string) => `As IAM reported it on ${time}; use in the hours before may be missing.`,
  asOfPlan: 'As IAM reported it when this was asked; use in the hours before may be missing.',
  fates: {
    offered: ({ ending, observationDays, wholeUser, record }: PageFacts) =>
      `Turned off if ${record.quarantine === undefined ? 'nobody needs it' : 'a security contact says so'}${
        {
          'stay-disabled': '; nothing is deleted',
          asked: `; deleted ${count(observationDays)} later, if confirmed`,
          deleted: `; deleted ${count(observationDays)} later`,
        }[ending]
      }${wholeUser && ending !== 'stay-disabled' ? ', with the whole user' : ''}`,
    answered: 'To be turned off, as answered',
    untouched: 'Not turned off',
    changed: 'Left alone: it had changed',
    kept: (until) =>
      until === undefined ? 'Kept, as answered' : `Kept, as answered; to be used by ${until}`,
    disabled: (time: string) => `Turned off on ${time}`,
    deleting: 'Deleted, or being deleted',
    restored: 'Given back',
    stands: {
      on: 'On',
      'off-by-earlier': 'Turned off by an earlier case',
      'off-by-someone': 'Off, but not by this case',
      'deleted-by-us': 'Deleted by this case',
      gone: 'Gone, but not deleted by this case',
      unknown: 'Not known: IAM could not be read',
    },
    leave: (verdict: Verdict) =>
      ({
        unused: 'Stays',
        'in-use': 'Stays: it is in use',
        new: 'Stays: too new to judge',
        off: 'Stays off: it cannot be used',
        unknown: `Stays: ${verdict.is === 'unknown' ? verdict.reason : ''}`,
      })[verdict.is],
    stays: { 'no-new-password': 'Stays: nobody can be given a new one in this account' },
  },
  others: 'Also on this user',
  otherLive: 'Other live credentials',
  groups: 'Groups',
  policies: 'Policies',
  boundary: 'Permissions boundary',
  none: 'none',
  notRead: 'Groups, policies and other credentials of this user were not stored with the case.',
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
    `The answer “${answersEn[kind].label}” was recorded on ${when} with the link of the ${pageTextsEn.role[role]}. It counts; yours was not recorded.`,
  notTaken: 'Your answer was not taken',
  openAgain: 'Please open the link again and see what can be answered now.',
  notNow: 'This cannot be answered at the moment.',
  plain: plainEn,
  list: listEn,
};
