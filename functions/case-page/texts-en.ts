import type { AnswerKind } from '../domain/answer.ts';
import { PASSWORD_ID, showCredential, type Verdict } from '../domain/credential.ts';
import type { QuestionKind, Role } from '../domain/question.ts';
import type { PageFacts, Stage } from './facts.ts';
import { REASON_LENGTH } from './schema.ts';
import { nextEn } from './texts-next-en.ts';
import { optionsEn } from './texts-options-en.ts';

/** Days in words; a tenth where a duration is no whole number of days. */
export const count = (days: number) => (days === 1 ? '1 day' : `${days} days`);

const nameOf = (id: string) => (id === PASSWORD_ID ? 'the password' : `access key ${showCredential(id)}`);

/** The English texts of the case page; a catalogue of another language has the same shape. */
export const pageTextsEn = {
  language: 'en',
  title: (user: string) => `Unused credentials of IAM user ${user}`,
  heading: 'Unused credentials of IAM user',
  account: 'AWS account',
  caseNumber: 'Case',
  role: { stakeholder: 'stakeholder', 'security-contact': 'security contact', analyst: 'analyst' },
  whatThisIs: ({ team, record }: PageFacts) =>
    `AWS Security Hub reports credentials of this IAM user that have not been used for ${record.thresholdDays} days or more. ${team} asks the people concerned before anything is turned off, and turns nothing off without an answer.`,
  why: (reason: string) => `Why you: ${reason}.`,
  whyRole: (role: Role) =>
    role === 'security-contact' ? 'you are a security contact' : 'you were asked as the owner of this user',
  stages: {
    starting: () => [
      'The case is being prepared',
      'Nothing has been changed. Please look again in a few minutes.',
    ],
    stakeholder: ({ until }) => [
      'Waiting for an answer',
      `Until ${until}. Nothing has been changed, and without an answer nothing will be.`,
    ],
    impact: ({ until }) => [
      'Turned off, not deleted',
      `It is watched until ${until} whether anything breaks. Until then everything can be given back.`,
    ],
    deletion: ({ until }) => [
      'Turned off; may it be deleted?',
      `Waiting for an answer until ${until}. Without one it stays turned off and nothing is deleted.`,
    ],
    use: ({ until }) => [
      'Kept, to be used',
      `To be used by ${until}. We look every few days; without a use, nothing is turned off, but the finding is opened again.`,
    ],
    taken: () => ['An answer is recorded', 'The next step is under way; it takes a few minutes.'],
    'giving-back': () => [
      'Being given back',
      'It takes a few minutes. A mail says what came back and by when to use it.',
    ],
    deleting: () => ['Being deleted', 'The deletion has begun and cannot be stopped any more.'],
    closed: ({ record, time }) => [
      'The case is closed',
      record.closedAt === undefined ? '' : `Since ${time(record.closedAt)}.`,
    ],
  } satisfies Record<Stage, (facts: PageFacts) => [title: string, detail: string]>,
  note: 'What the finding says',
  plan: 'What it is about',
  columns: {
    credential: 'Credential',
    lastUsed: 'Last used',
    where: 'Service, Region',
    age: 'Age',
    fate: 'What happens',
  },
  password: 'password',
  accessKey: (masked: string) => `access key ${masked}`,
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
    offered: ({ ending, observationDays, wholeUser }: PageFacts) =>
      `Turned off if nobody needs it${
        {
          'stay-off': '; nothing is deleted',
          asked: `; deleted ${count(observationDays)} later, if confirmed`,
          deleted: `; deleted ${count(observationDays)} later`,
        }[ending]
      }${wholeUser && ending !== 'stay-off' ? ', with the whole user' : ''}`,
    answered: 'To be turned off, as answered',
    untouched: 'Not turned off',
    kept: 'Kept, as answered',
    off: (time: string) => `Turned off on ${time}`,
    deleting: 'Deleted, or being deleted',
    givenBack: 'Given back, unless the mail says otherwise',
    leave: (verdict: Verdict) =>
      ({
        unused: 'Stays',
        'in-use': 'Stays: it is in use',
        new: 'Stays: too new to judge',
        off: 'Stays off: it cannot be used',
        unknown: `Stays: ${verdict.is === 'unknown' ? verdict.reason : ''}`,
      })[verdict.is],
  },
  others: 'Also on this user',
  otherLive: 'Other live credentials',
  groups: 'Groups',
  policies: 'Policies',
  boundary: 'Permissions boundary',
  none: 'none',
  notRead: 'Groups, policies and other credentials of this user were not stored with the case.',
  history: 'So far',
  opened: 'Case opened',
  turnedOff: (id: string) => `Turned off: ${nameOf(id)}`,
  closedEvent: 'Case closed',
  answeredBy: (kind: AnswerKind, role: Role, by: string) =>
    `Answered “${pageTextsEn.labels[kind]}” with the ${role.replace('-', ' ')}’s link of ${by}`,
  labels: {
    retire: 'Not needed any more',
    keep: 'Still needed',
    exempt: 'Exempt',
    stop: 'Stop this case',
    restore: 'I need this back',
    confirm: 'May be deleted',
    'leave-disabled': 'Leave it turned off',
    check: 'Used, please look',
  } satisfies Record<AnswerKind, string>,
  form: 'Your answer',
  questions: {
    stakeholder: 'Are these credentials still needed?',
    impact: 'Does something no longer work, or may it be deleted later?',
    deletion: 'May this be deleted for good?',
    use: 'What is new?',
    between: 'Do you need this back?',
  } satisfies Record<QuestionKind | 'between', string>,
  options: optionsEn,
  next: nextEn,
  decide: (id: string) => `What about ${nameOf(id)}?`,
  decisions: { retire: 'Turn it off', keep: 'Keep it' },
  typeName: (user: string) => ['To be sure, type the user name', user] as const,
  reason: 'Reason',
  reasonHint: 'Others can read it in the finding. Never write a password here.',
  reasonOptional: 'optional',
  until: 'Exempt until',
  untilHint: (min: string, max: string) => `A day from ${min} to ${max}; it ends as that day begins.`,
  send: 'Send the answer',
  noForm: 'There is nothing to answer at the moment.',
  genuine: ({ record, team }: PageFacts) =>
    `To check that this is genuine: the case number ${record.caseId} stands in the finding’s note in AWS Security Hub, which ${team} can look up for you. Opening this page changes nothing; only sending an answer does.`,
  problemsHeading: 'Nothing was recorded yet',
  problems: {
    answer: 'Choose one of the answers.',
    decision: (id: string) => `Say what should happen to ${nameOf(id)}.`,
    otherCredential:
      'The form names a credential that this case does not propose. Please look at the plan again.',
    userName: (isEmpty: boolean) =>
      isEmpty
        ? 'Type the user name, so that nothing is turned off or deleted by accident.'
        : 'This is not the user name of this case. Type it exactly as shown.',
    reasonMissing: 'Give the reason for the exemption.',
    reasonTooLong: `Shorten the reason to at most ${REASON_LENGTH} characters.`,
    untilNotADay: 'Give the end as a day, such as 2026-12-31.',
    until: (min: string, max: string) => `Give a day from ${min} to ${max} as the end.`,
    damaged: 'The form is damaged. Please open the link again.',
  },
  recorded: (kind: AnswerKind) => `Recorded: ${pageTextsEn.labels[kind]}`,
  alreadyRecorded: (kind: AnswerKind) => `Already recorded: ${pageTextsEn.labels[kind]}`,
  whatNext: 'What happens next',
  howToUndo: 'If you change your mind',
  back: 'See where the case stands',
  otherAnswer: 'This has been answered already',
  answeredWhen: (kind: AnswerKind, when: string, role: Role) =>
    `The answer “${pageTextsEn.labels[kind]}” was recorded on ${when} with the link of the ${role.replace('-', ' ')}. It counts; yours was not recorded.`,
  notTaken: 'Your answer was not taken',
  openAgain: 'Please open the link again and see what can be answered now.',
  notNow: 'This cannot be answered at the moment.',
  plain: {
    400: ['This request cannot be read', 'Please open the link from your mail again.'],
    404: ['Not found', 'There is no such page. Please open the whole link from your mail.'],
    405: ['Not possible', 'This page can only be opened, and answered with its form.'],
    413: ['Too much text', 'Please open the link again and write less.'],
    415: ['This request cannot be read', 'Please answer with the form on the page.'],
    503: [
      'Not recorded',
      'Something failed on our side, so your answer has not been taken yet. Please try again in a minute; sending it twice does no harm.',
    ],
    over: [
      'This case is over',
      'The link belongs to an earlier case. If there is a newer one, you get a new link by mail.',
    ],
    'passed-on': [
      'Somebody else is asked now',
      'The owner of this user has changed since this link was mailed, so it cannot be used any more.',
    ],
  } satisfies Record<PlainPage, [title: string, detail: string]>,
};

/** Pages without a case: an HTTP status, or why a link opens nothing any more. */
export type PlainPage = 400 | 404 | 405 | 413 | 415 | 503 | 'over' | 'passed-on';

export type PageTexts = typeof pageTextsEn;
