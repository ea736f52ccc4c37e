import { stillOff } from '../case/case-record.ts';
import { showEvidence } from '../plan/evidence.ts';
import type { EndingRow, NoteContext, Varied } from './step-row.ts';
import {
  changesSoFar,
  isProvenClean,
  isUndone,
  listOutcomes,
  othersOf,
  passesBy,
  planOf,
  resolvedIfClean,
  resultsOf,
  saidBy,
  stateOf,
  timeOf,
} from './words.ts';

/** What an ending is where its row says nothing else. */
export const USUAL_ENDING = { phase: 'ended', tells: 'asked', needsAnswer: false } as const;

/**
 * The steps that end a case, each with what differs from `USUAL_ENDING`; to add one, add its row, and `npm run types`
 * lists what is missing.
 */
export const ENDINGS = {
  gone: {
    when: 'the user was deleted by somebody',
    status: (context) => (isProvenClean(context) ? 'RESOLVED' : 'NEW'),
    text: (context) => `Nothing is left to retire: ${stateOf(context)}. ${changesSoFar(context)}`,
  },
  recreated: {
    when: 'the user was deleted and created anew by somebody',
    status: 'NEW',
    text: ({ case: { remarks } }) =>
      `Nothing more is done. ${remarks.join(' ')} Select the finding again once Security Hub has evaluated the new user.`,
  },
  'in-use': {
    when: 'used while it was asked about',
    status: 'NOTIFIED',
    text: inUseText,
  },
  protected: {
    when: 'protected by tag or settings meanwhile',
    status: 'NEW',
    text: (context) =>
      `${context.case.remarks.join(' ')} ${unchangedBut(context)} To go on, change the protection or the settings, then select the finding again.`,
  },
  unknown: {
    when: 'IAM could not be read well enough',
    status: 'NEW',
    text: ({ case: { remarks } }) =>
      `Nothing was changed, because not everything could be read. ${remarks.join(' ')}`,
  },
  'nothing-active': {
    when: 'switched off by somebody while it was asked about',
    status: resolvedIfClean,
    text: (context) =>
      `No credential of this user is active: ${stateOf(context)}. The control should pass by ${passesBy(context)}.`,
  },
  unanswered: {
    when: 'nobody answered within all the time',
    status: 'NEW',
    text: (context) => `${whyUnanswered(context)} ${planOf(context)} Select the finding again to ask anew.`,
  },
  'quarantine-unanswered': {
    when: 'quarantined by AWS, and no security contact answered',
    tells: 'asked-and-contacts',
    status: 'NEW',
    text: (context) =>
      `${whyContactsSaidNothing(context)} ${unchangedBut(context)} Now: ${stateOf(context)}. See to the incident; select the finding again to have them asked anew.`,
  },
  'quarantine-found': {
    when: 'quarantined by AWS while what was kept or restored had to be used',
    tells: 'asked-and-contacts',
    status: 'NEW',
    text: (context) =>
      `Found while its use was waited for, so the case ended. ${changesSoFar(context)} Now: ${stateOf(context)}. See to the incident; select the finding again to have the security contacts asked.`,
  },
  changed: {
    when: 'answered "not needed", but everything had changed',
    status: (context) => (isProvenClean(context) ? 'NOTIFIED' : 'NEW'),
    text: (context) =>
      `Answered "not needed"${saidBy(context)}; but by then everything had changed, so nothing was disabled: ${listOutcomes(context.case.outcomes)}.`,
  },
  stop: {
    when: 'stopped by an analyst or a security contact',
    needsAnswer: true,
    status: 'NEW',
    text: (context) => `Stopped${saidBy(context)}. ${unchangedBut(context)}`,
  },
  exempt: {
    when: 'exempted by a security contact',
    phase: 'exempt',
    needsAnswer: true,
    effect: 'keeps-exemption',
    status: 'SUPPRESSED',
    text: (context) =>
      `Exempt until ${timeOf(context, context.answer?.until)}${saidBy(context)}. Opens again by itself then. ${changesSoFar(context)} Reason: "${context.answer?.reason ?? ''}".`,
    deadline: ({ answer }) => answer?.until,
  },
  used: {
    when: 'what was kept or restored is used',
    status: (context) => (isSettled(context) ? 'NOTIFIED' : 'NEW'),
    text: (context) =>
      `Done: ${listOutcomes(context.case.outcomes)}. ${
        isSettled(context)
          ? `The control should pass by ${passesBy(context)}.`
          : `Still open: ${stateOf(context)}.`
      }`,
  },
  'not-used': {
    when: 'what was kept or restored is not used in time',
    status: 'NEW',
    text: (context) =>
      `Not used by ${timeOf(context, context.case.mustUse?.until)}, as far as IAM reports: ${listOutcomes(context.case.outcomes)}. Select the finding again to retire what is unused.`,
  },
  drift: {
    when: 'changed by somebody during the observation',
    status: 'NEW',
    text: (context) =>
      `Changed by someone during the observation, so the case ended: ${context.case.remarks.join(' ')} ${changesSoFar(context)} Now: ${stateOf(context)}.${stillOff(context.case).length === 0 ? '' : ' What is off can be given back in IAM.'}`,
  },
  'left-disabled': {
    when: 'not to be deleted, by answer, silence or setting',
    status: resolvedIfClean,
    text: leftDisabledText,
  },
  deleted: {
    when: 'deleted, proven by a re-read',
    status: resolvedIfClean,
    text: (context) =>
      `Deleted ${resultsOf(context, 'deleted')}, proven by re-read at ${timeOf(context, context.at)}. Agreed${saidBy(context)}. Now: ${stateOf(context)}. ${context.case.remarks.join(' ')}${othersOf(context)}`,
  },
  'user-deleted': {
    when: 'the whole user is deleted',
    status: (context) => (isProvenClean(context) ? 'RESOLVED' : 'NEW'),
    text: (context) =>
      `Deleted the whole user, proven by re-read at ${timeOf(context, context.at)}. Agreed${saidBy(context)}. The restore kit is kept in the case's item. Security Hub archives the finding in a few days.`,
  },
  'nothing-to-restore': {
    when: 'asked back, but nothing could be given back',
    status: 'NEW',
    text: (context) =>
      `Asked to restore, but nothing could be given back: ${listOutcomes(context.case.outcomes)}. Now: ${stateOf(context)}.`,
  },
  failed: {
    when: 'the case failed',
    tells: 'asked-and-contacts',
    effect: 'tells-failure',
    status: 'NEW',
    text: failedText,
  },
} as const satisfies Record<string, Varied<EndingRow, typeof USUAL_ENDING>>;

function inUseText(context: NoteContext): string {
  const { plan } = context.case;
  const items = plan?.items.filter(({ verdict }) => verdict.is === 'in-use' || verdict.is === 'new') ?? [];
  const evidence = items.map((item) => showEvidence(item, context.settings.timeZone)).join('; ');
  const found = evidence === '' ? '' : `: ${evidence}`;
  return `Nothing unused was found${found}. Nothing was changed; the control should pass by ${passesBy(context)}.`;
}

function leftDisabledText(context: NoteContext): string {
  const left = resultsOf(context, 'left-disabled');
  const what = left === '' ? 'Nothing that this case disabled exists any more' : `Left disabled: ${left}`;
  return `${what}, proven by re-read at ${timeOf(context, context.at)}. Now: ${stateOf(context)}. ${context.case.remarks.join(' ')}${othersOf(context)}`;
}

function failedText(context: NoteContext): string {
  const { case: case_, failure = 'unknown error', leftBehind = [] } = context;
  // A new case restores nothing that an earlier one has disabled.
  const back = stillOff(case_).length === 0 ? '' : ' Whatever is needed back must be given back in IAM.';
  const next = `Mend the cause, then select the finding again.${back}`;
  const changes = [changesSoFar(context), ...leftBehind].filter((one) => one !== '').join(' ');
  return `The case failed: ${failure}. ${truthOf(context)} ${changes} ${next}`;
}

function whyUnanswered({ case: { told = [] } }: NoteContext): string {
  return told.some((mark) => mark.startsWith('question '))
    ? 'Nobody answered, so nothing was changed.'
    : 'No mail could be sent, so nobody was asked and nothing was changed.';
}

function whyContactsSaidNothing({ case: { question } }: NoteContext): string {
  return question?.sent === true
    ? 'No security contact answered.'
    : 'No mail could be sent, so no security contact was asked.';
}

function isSettled(context: NoteContext): boolean {
  return isProvenClean(context) && !isUndone(context);
}

function unchangedBut(context: NoteContext): string {
  return changesSoFar(context) || 'Nothing was changed.';
}

function truthOf(context: NoteContext): string {
  const { user, userGone, remarks } = context.case;
  if (user !== undefined || userGone) return `True now: ${stateOf(context)}.`;
  return remarks.join(' ') || 'The user could not be read, so its state is not known.';
}
