import { triedUntil } from '../incident/held-up.ts';
import { TRY_AGAIN_MINUTES } from '../settings/longest-history.ts';
import { showWeekday } from '../time/time.ts';
import type { NoteContext } from './step-row.ts';
import { changesSoFar, namesOf, namesOff, saidBy, timeOf, unchangedBut, whatGoes } from './words.ts';

/** Paused, since when, by whom and why. */
export function pausedText(context: NoteContext): string {
  const { question } = context.case;
  const pause = question?.pause;
  const who = pause && ` since ${timeOf(context, pause.since)} by ${pause.by}: "${pause.reason}"`;
  return `Paused${who ?? ''}. ${changesSoFar(context)}${backWords(context)} Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.`;
}

/** When the act is done, at the earliest. */
export function scheduledText(context: NoteContext): string {
  const { question } = context.case;
  const opensAt = question?.window?.opensAt;
  const day = opensAt === undefined ? '' : `${showWeekday(opensAt, context.settings.timeZone)} `;
  const when = `on ${day}${timeOf(context, opensAt)} at the earliest`;
  if (question?.window?.resumeAt === 'delete')
    return `To be deleted ${when}: ${whatGoes(context)}. Agreed${saidBy(context)}. Until then it can be had back at any time.`;
  return `To be disabled ${when}. Not needed${saidBy(context)}; that can be taken back until then. IAM is read again before. ${unchangedBut(context)}${backWords(context)}`;
}

/** That what is off can be had back meanwhile; empty where nothing is. */
function backWords(context: NoteContext): string {
  const names = namesOff(context);
  return names === '' ? '' : ` ${names} can be had back at any time.`;
}

/** What failed, and until when it is tried again. */
export function heldUpText(context: NoteContext): string {
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
export function stillPaused(context: NoteContext): string {
  const pause = context.case.question?.pause;
  return pause === undefined
    ? ''
    : `Still paused, since ${timeOf(context, pause.since)} by ${pause.by}: "${pause.reason}". `;
}
