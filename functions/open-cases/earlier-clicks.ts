import type { CaseRecord } from '../domain/case/case-record.ts';
import { lastStopOf, newCase } from '../domain/case/new-case.ts';
import { fitNote } from '../domain/note/note.ts';
import { later, showTime } from '../domain/time/time.ts';
import type { Dependencies } from './dependencies.ts';
import { howItStands } from './how-it-stands.ts';
import { isCovered } from './joining.ts';
import type { Clicked } from './users.ts';

/*
 * A queue keeps no order, and may bring a click twice or late. Clicks go by their times: what was clicked before a case
 * ended belongs to it, and what was clicked before a stop opens nothing after it.
 */

/** Whether a click of this time belongs to the user's case although that has ended meanwhile. */
export function belongsToEnded(record: CaseRecord, { controls }: Clicked, at: string): boolean {
  const { status, sequence, closedAt } = record;
  if (status !== 'closed' || sequence === 0 || closedAt === undefined) return false;
  return Date.parse(at) <= Date.parse(closedAt) && controls.every((control) => isCovered(control, record));
}

/** The time of the analyst's latest stop, if it is this time (ISO) or a later one. */
export function stopSince(record: CaseRecord, at: string): string | undefined {
  const stop = lastStopOf(record);
  return stop !== undefined && Date.parse(stop) >= Date.parse(at) ? stop : undefined;
}

/** Says on clicked findings that nothing was opened, since the analyst stopped at the same time or later, and how what the last case has changed stands. */
export async function sayStopped(
  { record, stoppedAt }: { record: CaseRecord; stoppedAt: string },
  { user, findings: clicked }: Clicked,
  { findings, settings }: Pick<Dependencies, 'findings' | 'settings'>,
): Promise<void> {
  const when = showTime(stoppedAt, settings.timeZone);
  const text = `Nothing was opened for the IAM user ${user.userName}: "Stop or restore" was clicked at the same time or later (${when}). Select the finding again to open a case.`;
  const stands = howItStands(record, settings);
  const note = fitNote(text + stands, stands === '' ? undefined : record.caseId);
  await findings.update(clicked, { note, fields: {} });
}

/** The user's item, which no case is running in, with the time of a stop that found none. */
export function withStop(record: CaseRecord | undefined, clicked: Clicked, at: string): CaseRecord {
  const before = record ?? withoutCase(clicked, at);
  return { ...before, stopClickedAt: later(at, before.stopClickedAt ?? at) };
}

/** An item of a user who has had no case yet. */
function withoutCase(clicked: Clicked, at: string): CaseRecord {
  const first = newCase({ ...clicked, findings: [] }, at);
  return { ...first, sequence: 0, status: 'closed', closedAt: at, step: 'none' };
}
