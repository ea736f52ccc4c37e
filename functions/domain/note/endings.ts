import { showCredential } from '../credential/credential.ts';
import { mailedBy } from '../message/mailed.ts';
import { showEvidence } from '../plan/evidence.ts';
import { DAYS_FOR_PLACE } from '../settings/longest-history.ts';
import type { EndingRow, NoteContext, Varied } from './step-row.ts';
import {
  bouncedWords,
  changesSoFar,
  failuresOf,
  isProvenClean,
  isUndone,
  namesOff,
  othersOf,
  outcomesOf,
  passesBy,
  planOf,
  resolvedIfClean,
  resultsOf,
  saidBy,
  stateOf,
  thoseThatAre,
  timeOf,
  unchangedBut,
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
    text: (context) => `Nothing is left to retire. ${stateOf(context)}`,
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
    text: (context) =>
      `Not everything could be read, so the case ended. ${context.case.remarks.join(' ')} ${unchangedBut(context)}`,
  },
  'nothing-active': {
    when: 'switched off by somebody while it was asked about',
    status: resolvedIfClean,
    text: (context) =>
      `No credential of this user is active. ${stateOf(context)} The control should pass by ${passesBy(context)}.`,
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
      `${whyContactsSaidNothing(context)} ${unchangedBut(context)} See to the incident; select the finding again to have them asked anew.`,
  },
  'quarantine-found': {
    when: 'quarantined by AWS while what was kept or restored had to be used',
    tells: 'asked-and-contacts',
    status: 'NEW',
    text: (context) =>
      `Found while its use was waited for, so the case ended. ${stateOf(context)} See to the incident; select the finding again to have the security contacts asked.`,
  },
  changed: {
    when: 'answered "not needed", but everything had changed',
    status: (context) => (isProvenClean(context) ? 'NOTIFIED' : 'NEW'),
    text: (context) =>
      `Answered "not needed"${saidBy(context)}; but by then everything had changed, so this case leaves nothing disabled: ${outcomesOf(context)}.`,
  },
  'no-day-free': {
    when: 'answered "not needed", but no day within 30 had room for turning it off',
    needsAnswer: true,
    status: 'NEW',
    text: (context) =>
      `Answered "not needed"${saidBy(context)}; but no day within ${DAYS_FOR_PLACE} had room, so nothing was disabled. ${unchangedBut(context)} Raise maxActsPerDay or widen actWindows, then select the finding again.`,
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
      `Used, as far as IAM reports: ${resultsOf(context, 'used') || 'nothing'}. ${stateOf(context)} ${
        isSettled(context) ? `The control should pass by ${passesBy(context)}.` : 'The finding stays open.'
      }`,
  },
  'not-used': {
    when: 'what was kept or restored is not used in time',
    status: 'NEW',
    text: (context) =>
      `Not used by ${timeOf(context, context.case.mustUse?.until)}, as far as IAM reports: ${notUsed(context)}. ${stateOf(context)} Select the finding again to retire what is unused.`,
  },
  drift: {
    when: 'changed by somebody during the observation',
    status: 'NEW',
    text: (context) =>
      `Changed by someone during the observation, so the case ended: ${context.case.remarks.join(' ')} ${stateOf(context)}`,
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
      `Deleted ${thoseThatAre(context, 'deleted-by-us')}, ${provenBy(context)}. Agreed${saidBy(context)}. ${stateOf(context, 'deleted-by-us')} ${context.case.remarks.join(' ')}${othersOf(context)}`,
  },
  'user-deleted': {
    when: 'the whole user is deleted',
    status: (context) => (isProvenClean(context) ? 'RESOLVED' : 'NEW'),
    text: (context) =>
      `Deleted the whole user, proven by re-read. Agreed${saidBy(context)}. The restore kit is kept in the case's item. Security Hub archives the finding in a few days.`,
  },
  'nothing-to-restore': {
    when: 'asked back, but nothing could be given back',
    status: 'NEW',
    text: (context) =>
      `Asked to restore, but nothing could be given back: ${outcomesOf(context)}. ${stateOf(context)}`,
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

/** What was not used; of what could not be looked at, why. */
function notUsed({ case: { outcomes } }: NoteContext): string {
  const open = outcomes.filter(({ result }) => result === 'not-used');
  const names = open.map(({ credentialId, reason }) => {
    const name = showCredential(credentialId);
    return reason === undefined ? name : `${name} (not known: ${reason})`;
  });
  return names.join(', ') || 'nothing';
}

/** The read that proves what a case has done to credentials; of a user that is gone the case keeps no read. */
function provenBy(context: NoteContext): string {
  const { user, userGone } = context.case;
  const isShown = user !== undefined && !userGone;
  return `proven by re-read${isShown ? ` at ${timeOf(context, user.readAt)}` : ''}`;
}

function leftDisabledText(context: NoteContext): string {
  const left = namesOff(context);
  const what = left === '' ? 'Nothing that this case disabled is off any more' : `Left disabled: ${left}`;
  return `${what}, ${provenBy(context)}. ${stateOf(context, 'off-by-us')} ${context.case.remarks.join(' ')}${othersOf(context)}`;
}

function failedText(context: NoteContext): string {
  const { failure = 'unknown error', leftBehind = [] } = context;
  const more = leftBehind.join(' ');
  return `The case failed: ${failure}. ${failuresOf(context)}${truthOf(context)} ${more} Mend the cause, then select the finding again.`;
}

/** Why nobody has answered: who was asked has not, or nobody could be. */
function whyUnanswered({ case: case_ }: NoteContext): string {
  if (mailedBy(case_).length > 0) return 'Nobody answered, so nothing was changed.';
  const bounced = bouncedWords(case_);
  return bounced === ''
    ? 'No mail could be sent, so nobody was asked and nothing was changed.'
    : `${bounced} Nobody could be reached, so nothing was changed.`;
}

/** The same of the security contacts of a quarantined user. */
function whyContactsSaidNothing({ case: case_ }: NoteContext): string {
  const { question } = case_;
  if (question?.unreachable !== undefined)
    return `${bouncedWords(case_)} No security contact could be reached.`;
  return question?.sent === true
    ? 'No security contact answered.'
    : 'No mail could be sent, so no security contact was asked.';
}

function isSettled(context: NoteContext): boolean {
  return isProvenClean(context) && !isUndone(context);
}

function truthOf(context: NoteContext): string {
  const { user, userGone, remarks } = context.case;
  if (user !== undefined || userGone) return stateOf(context);
  return remarks.join(' ') || stateOf(context);
}
