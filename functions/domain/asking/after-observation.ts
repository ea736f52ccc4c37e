import type { CaseRecord } from '../case/case-record.ts';
import type { Settings } from '../settings/settings.ts';
import { hasOffJoined } from '../way-back/join-off.ts';

type Promised = Pick<CaseRecord, 'asksBeforeDeletion'>;

/** Whether people are asked before anything is deleted: by the settings, or since they were told so when it was disabled. */
function asksBeforeDeletion(
  { asksBeforeDeletion: isPromised = false }: Promised,
  { deletionNeedsConfirmation }: Pick<Settings, 'deletionNeedsConfirmation'>,
): boolean {
  return deletionNeedsConfirmation || isPromised;
}

/** What follows once the observation is over, as people are told: all stays disabled, they are asked, or it is deleted. */
export function afterObservation(
  case_: Promised,
  settings: Pick<Settings, 'afterObservation' | 'deletionNeedsConfirmation'>,
): 'stay-disabled' | 'asked' | 'deleted' {
  if (settings.afterObservation === 'keep-disabled') return 'stay-disabled';
  return asksBeforeDeletion(case_, settings) ? 'asked' : 'deleted';
}

/** Whether a person must confirm the deletion: by the settings, or where people were told so; always of a user that AWS has quarantined, and of what an earlier case has turned off. */
export function needsConfirmation(
  record: Pick<CaseRecord, 'quarantine' | 'disabled' | 'off' | 'asksBeforeDeletion'>,
  settings: Pick<Settings, 'deletionNeedsConfirmation'>,
): boolean {
  return asksBeforeDeletion(record, settings) || record.quarantine !== undefined || hasOffJoined(record);
}
