import type { CaseRecord } from '../case/case-record.ts';
import type { Settings } from '../settings/settings.ts';
import { hasOffJoined, withOffJoined } from '../way-back/join-off.ts';
import { pendingAnswer } from './pending-answer.ts';

type Ending = NonNullable<CaseRecord['promised']>;
type Promised = Pick<CaseRecord, 'promised'>;
type Deleting = Pick<Settings, 'afterObservation' | 'deletionNeedsConfirmation'>;

/** What may follow once the observation is over, what takes the least first. */
const ENDINGS = ['stay-disabled', 'asked', 'deleted'] as const;

/**
 * What follows once the observation is over: all stays disabled, people are asked, or it is deleted. Of what people were
 * told when they were asked first and what the settings say now, whichever takes less.
 */
export function afterObservation({ promised = 'deleted' }: Promised, settings: Deleting): Ending {
  const now = endingBySettings(settings);
  return ENDINGS.find((one) => one === promised || one === now) ?? now;
}

/** What follows by the settings alone. */
export function endingBySettings({ afterObservation: then, deletionNeedsConfirmation }: Deleting): Ending {
  if (then === 'keep-disabled') return 'stay-disabled';
  return deletionNeedsConfirmation ? 'asked' : 'deleted';
}

/** Whether a person must confirm the deletion: by the settings, or where people were told so; always of a user that AWS has quarantined, and of what an earlier case has turned off. */
export function needsConfirmation(
  record: Pick<CaseRecord, 'quarantine' | 'disabled' | 'off' | 'promised'>,
  settings: Deleting,
): boolean {
  const isAsked = afterObservation(record, settings) !== 'deleted';
  return isAsked || record.quarantine !== undefined || hasOffJoined(record);
}

/** What earlier cases have left off is asked about too, unless the deletion was confirmed before that was said. */
export function withMoreToConfirm(case_: CaseRecord): CaseRecord {
  const { user, answers } = case_;
  const isConfirmed = answers.some(({ kind }) => kind === 'confirm');
  return user === undefined || isConfirmed ? case_ : withOffJoined(case_, user);
}

/**
 * What follows the observation if nothing more is said, as far as that is known: an early word that the question about
 * deletion would take decides it; else people are asked wherever what would be deleted needs a confirmation.
 */
export function whatFollows(case_: CaseRecord, settings: Deleting): Ending {
  const { plan } = case_;
  const ends = afterObservation(case_, settings);
  const word = plan && pendingAnswer(case_, 'deletion', plan.planId);
  if (ends === 'stay-disabled' || word?.kind === 'leave-disabled') return 'stay-disabled';
  if (word?.kind === 'confirm') return 'deleted';
  return needsConfirmation(withMoreToConfirm(case_), settings) ? 'asked' : ends;
}
