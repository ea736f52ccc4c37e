import { withoutPlace } from '../domain/assess/place.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { withOwnerTags } from '../domain/case/owner-of-case.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withDeletionOver } from '../domain/standing/begun.ts';
import { whatIsSo } from '../domain/standing/standing.ts';
import { type WrittenStep, withStepWritten } from '../domain/telling/write-step.ts';
import { later } from '../domain/time/time.ts';
import { withNoticesDue } from '../mail/due-messages.ts';

/** Why a case has failed of whose execution nothing more is known. */
export const DIED = 'its execution has ended without closing it';

/**
 * A case whose execution is over as if it had been closed, by what its item knows: what it has off may be off still. Not
 * before its last state was entered: a click may come late.
 */
export function closedUnread(record: CaseRecord, at: string, settings: Settings): CaseRecord {
  const unread = { ...record, user: undefined, userGone: false, remarks: [] };
  const closedAt = later(at, record.entry?.enteredAt ?? record.openedAt);
  return closedAsFailed(withDeletionOver(unread), { step: 'failed', at: closedAt, settings, failure: DIED });
}

/** The case closed as failed: what its findings must say is due, and who must be told. */
export function closedAsFailed(case_: CaseRecord, step: WrittenStep): CaseRecord {
  const written = withNoticesDue(withStepWritten(case_, step), step);
  return { ...withoutPlace(withOwnerTags(written, step.settings)), remarks: [] };
}

/** What an act leaves in the item of its case that is so whatever has become of the case. */
const FACTS = [
  'user',
  'userGone',
  'disabled',
  'outcomes',
  'restoredAt',
  'restoreKit',
  'hasTriedToDelete',
  'taken',
  'takenOn',
  'refused',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * A case that was closed as failed while one of its functions still worked, with what that has done since: its list of what is
 * off is made anew, and its findings say again how things stand. It opens nothing and asks nothing. Undefined where nothing is
 * otherwise. `acted`: the case as that function would have it.
 */
export function withDoneSince(
  closed: CaseRecord,
  acted: CaseRecord,
  { at, settings }: Pick<WrittenStep, 'at' | 'settings'>,
): CaseRecord | undefined {
  if (closed.step !== 'failed') return undefined;
  const facts = Object.fromEntries(FACTS.map((field) => [field, acted[field]]));
  const off = closed.off?.filter(({ caseId }) => caseId !== closed.caseId);
  const known: CaseRecord = withDeletionOver({ ...closed, ...facts, off });
  if (stands(known) === stands(closed)) return undefined;
  const closedAt = later(at, closed.closedAt ?? closed.openedAt);
  return closedAsFailed(known, { step: 'failed', at: closedAt, settings, failure: DIED });
}

/** How things stand with what a case has touched. */
function stands(case_: CaseRecord): string {
  const { disabled, restoredAt, taken } = case_;
  return JSON.stringify([whatIsSo(case_).credentials, disabled, restoredAt, taken]);
}
