import { newPasswordWaits, passwordCaseOf, passwordSecretName } from '../case/case-record.ts';
import { KINDS, kindOf } from '../credential/kinds.ts';
import { triedUntil } from '../incident/held-up.ts';
import { isMailed } from '../message/mailed.ts';
import { TRY_AGAIN_MINUTES } from '../settings/longest-history.ts';
import { offByUs } from '../standing/standing.ts';
import { showWeekday } from '../time/time.ts';
import type { NoteContext, OpenRow, Varied } from './step-row.ts';
import {
  changesSoFar,
  namesOf,
  namesOff,
  othersOf,
  outcomesOf,
  peopleOf,
  planOf,
  saidBy,
  timeOf,
  unchangedBut,
  whatGoes,
  wholeUserWaits,
} from './words.ts';

const questionEnds = ({ case: { question } }: NoteContext) => question?.until;
const useEnds = ({ case: { mustUse } }: NoteContext) => mustUse?.until;

/** A pause has no end that anybody knows. */
function deadlineMeanwhile(context: NoteContext): string | undefined {
  const { question } = context.case;
  if (question?.pause !== undefined) return undefined;
  return question?.kind === 'use' ? useEnds(context) : questionEnds(context);
}

/** What a step is where its row says nothing else. */
export const USUAL_STEP = { tells: 'nobody', needsAnswer: false, status: 'NOTIFIED' } as const;

/** The steps after which a case goes on, each with what differs from `USUAL_STEP`. */
export const OPEN_STEPS = {
  asked: {
    phase: 'waiting',
    text: (context) => questionText(context, 'Asking'),
    deadline: questionEnds,
  },
  reminded: {
    phase: 'waiting',
    text: (context) => questionText(context, 'Reminding'),
    deadline: questionEnds,
  },
  escalated: {
    phase: 'waiting',
    text: (context) => `${whyContactsAreAsked(context)}. ${questionText(context, 'Asking')}`,
    deadline: questionEnds,
  },
  quarantined: {
    phase: 'waiting',
    text: quarantinedText,
    deadline: questionEnds,
  },
  kept: {
    phase: 'must-be-used',
    tells: 'others-asked',
    needsAnswer: true,
    effect: 'waits-for-use',
    text: keptText,
    deadline: useEnds,
  },
  disabled: {
    phase: 'off',
    tells: 'others-asked',
    text: disabledText,
    deadline: ({ case: { observeUntil } }) => observeUntil,
  },
  'quarantined-off': {
    phase: 'off',
    text: quarantinedOffText,
    deadline: questionEnds,
  },
  'confirm-deletion': {
    phase: 'off',
    text: (context) =>
      `Still disabled and not used since. ${deletionWords(context)} ${context.case.remarks.join(' ')}`,
    deadline: questionEnds,
  },
  restored: {
    phase: 'must-be-used',
    tells: 'others-asked',
    effect: 'counts-as-restore',
    text: restoredText,
    deadline: useEnds,
  },
  'wish-refused': {
    phase: 'off',
    tells: 'refused',
    needsAnswer: true,
    effect: 'goes-back',
    keepsPlace: true,
    text: (context) =>
      `Asked back${saidBy(context)}; refused, since somebody else owns the user now by its tags. ${changesSoFar(context)} ${stillPaused(context)}The case goes on as before.`,
    deadline: deadlineMeanwhile,
  },
  paused: {
    phase: 'off',
    keepsPlace: true,
    text: pausedText,
  },
  scheduled: {
    phase: 'off',
    needsAnswer: true,
    keepsPlace: true,
    text: scheduledText,
    deadline: questionEnds,
  },
  'held-up': {
    phase: 'off',
    effect: 'holds-up',
    keepsPlace: true,
    text: heldUpText,
    deadline: ({ case: { heldUp } }) => heldUp && triedUntil(heldUp),
  },
} as const satisfies Record<string, Varied<OpenRow, typeof USUAL_STEP>>;

function questionText(context: NoteContext, verb: string): string {
  const { question, remarks } = context.case;
  const until = timeOf(context, question?.until);
  return `${verb} ${peopleOf(context)}; answer by ${until}: are these still needed? ${planOf(context)} Nothing is changed without an answer. ${remarks.join(' ')}`;
}

/** An owner whom no mail has reached has not stayed silent. */
function whyContactsAreAsked({ case: case_ }: NoteContext): string {
  const isReached = isMailed(case_, case_.plan?.owner.addresses ?? []);
  return isReached ? 'No answer from the owner' : 'The owner could not be reached by mail';
}

function quarantinedText(context: NoteContext): string {
  const { question, remarks } = context.case;
  return `Asking the security contacts (${peopleOf(context)}); answer by ${timeOf(context, question?.until)}: disable these, exempt the user or stop? ${planOf(context)} Nothing is changed without an answer.${wholeUserWaits(context)} ${remarks.join(' ')}`;
}

function quarantinedOffText(context: NoteContext): string {
  const { question, remarks } = context.case;
  const names = namesOff(context);
  const wish = context.answer === undefined ? '' : ` Asked back${saidBy(context)}.`;
  return `${names}: disabled, and given back only on the word of a security contact or an analyst.${wish} Asking ${peopleOf(context)}; answer by ${timeOf(context, question?.until)}. Without an answer it stays so.${wholeUserWaits(context)} ${remarks.join(' ')}`;
}

function keptText(context: NoteContext): string {
  const { mustUse } = context.case;
  const names = namesOf(mustUse?.credentialIds ?? []);
  const each = (mustUse?.credentialIds ?? []).length > 1 ? 'Each must be used' : 'Must be used';
  return `Needed${saidBy(context)}: ${names}. ${each} by ${timeOf(context, mustUse?.until)}; the control passes after that.${othersOf(context, 'kept')} ${changesSoFar(context)}`;
}

function disabledText(context: NoteContext): string {
  const { observeUntil, remarks, quarantine } = context.case;
  const who = quarantine === undefined ? 'the owner' : 'the security contacts';
  const names = namesOff(context);
  return `Disabled ${names}, proven by re-read. Not needed${saidBy(context)}. Watching until ${timeOf(context, observeUntil)}; ${who} can have them back at any time.${sessionsWords(context)}${wholeUserWaits(context)}${othersOf(context)} ${remarks.join(' ')}`;
}

// Temporary credentials that a key has started live on for as long (STS, GetSessionToken); a password starts none of them.
function sessionsWords({ case: case_ }: NoteContext): string {
  const isStarting = offByUs(case_).some((id) => KINDS[kindOf(id)].startsSessions);
  return isStarting ? ' Sessions started before may live for up to 36 h.' : '';
}

// An answer that was given during the observation is taken at once, and nobody is asked.
function deletionWords(context: NoteContext): string {
  const { question } = context.case;
  switch (context.answer?.kind) {
    case 'leave-disabled':
      return `To be left disabled${saidBy(context)}: ${namesOff(context)}.`;
    case 'confirm':
      return `Deletion was confirmed${saidBy(context)}; deleting ${whatGoes(context)}.`;
    default:
      return `Asking ${peopleOf(context)}; answer by ${timeOf(context, question?.until)}: delete ${whatGoes(context)} for good? Without an answer they stay disabled.`;
  }
}

/** A case that has gone on with the password of one before stores it under that one's name. */
function whereStored(case_: NoteContext['case']): string {
  const named = passwordCaseOf(case_);
  return named === case_.caseId ? 'of the case' : passwordSecretName(named);
}

function restoredText(context: NoteContext): string {
  const { mustUse, remarks } = context.case;
  const secret = newPasswordWaits(context.case)
    ? ` The new password is in Secrets Manager under the name ${whereStored(context.case)}; hand it over.`
    : '';
  return `Given back${saidBy(context) || ' because of a use'}: ${outcomesOf(context)}. Must be used by ${timeOf(context, mustUse?.until)}, or the control fails again.${secret} ${remarks.join(' ')}`;
}

/** Paused, since when, by whom and why. */
function pausedText(context: NoteContext): string {
  const { question } = context.case;
  const pause = question?.pause;
  const who = pause && ` since ${timeOf(context, pause.since)} by ${pause.by}: "${pause.reason}"`;
  return `Paused${who ?? ''}. ${changesSoFar(context)}${backWords(context)} Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.`;
}

/** When the act is done, at the earliest. */
function scheduledText(context: NoteContext): string {
  const { question } = context.case;
  const opensAt = question?.window?.opensAt;
  const day = opensAt === undefined ? '' : `${showWeekday(opensAt, context.settings.timeZone)} `;
  const when = `on ${day}${timeOf(context, opensAt)} at the earliest`;
  if (question?.window?.resumeAt === 'delete')
    return `To be deleted ${when}: ${whatGoes(context)}. Agreed${saidBy(context)}. Until then it can be had back at any time.`;
  return `To be disabled ${when}. Not needed${saidBy(context)}; that can be taken back until then. IAM is read again before. ${unchangedBut(context)}${backWords(context)}`;
}

/** That what is off can be had back meanwhile; empty where nothing is. The note says which credentials, and when they were read. */
function backWords(context: NoteContext): string {
  return namesOff(context) === '' ? '' : ' What is still disabled by this case can be had back at any time.';
}

/** What failed, and until when it is tried again. */
function heldUpText(context: NoteContext): string {
  const { heldUp } = context.case;
  const since = timeOf(context, heldUp?.since);
  const until = timeOf(context, heldUp && triedUntil(heldUp));
  return `Held up since ${since} by a failure: ${context.failure ?? 'not known'}. ${knownMeanwhile(context)} It is tried again every ${TRY_AGAIN_MINUTES} minutes until ${until}; what was decided stays so.`;
}

/** An act that has failed may have taken effect in part: IAM is read again before it goes on. What was given back is known. */
function knownMeanwhile(context: NoteContext): string {
  const { heldUp, disabled, restoreKit, outcomes } = context.case;
  const names = namesOf(disabled.map(({ credentialId }) => credentialId));
  if (names === '') return 'Nothing was changed.';
  switch (heldUp?.state) {
    case 'DisableCredentials':
      return `How far it came is not known yet: ${names}.`;
    case 'RevertCredentials':
      return outcomes.some(({ result }) => result === 'restored')
        ? changesSoFar(context)
        : `To be given back; how far it came is not known yet: ${names}.`;
    default:
      return restoreKit === undefined
        ? changesSoFar(context)
        : `Deletion has begun; how far it came is not known yet: ${names}.`;
  }
}

/** That a pause goes on; empty where there is none. */
function stillPaused(context: NoteContext): string {
  const pause = context.case.question?.pause;
  return pause === undefined
    ? ''
    : `Still paused, since ${timeOf(context, pause.since)} by ${pause.by}: "${pause.reason}". `;
}
