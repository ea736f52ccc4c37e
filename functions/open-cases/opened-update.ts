import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import { caseFields, fitNote } from '../domain/note/note.ts';

/** What the findings of a case say while nothing is known of its user yet. */
export function openedUpdate({
  caseId,
  account,
  userName,
  controls,
  thresholdDays,
}: Pick<CaseRecord, 'caseId' | 'account' | 'userName' | 'controls' | 'thresholdDays'>): FindingUpdate {
  const text = `Case opened for IAM user ${userName} in account ${account} (${controls.join(' and ')}, unused for ${thresholdDays} days or more). Reading the user; nothing has been changed.`;
  return { status: 'NOTIFIED', note: fitNote(text, caseId), fields: caseFields(caseId, 'opened', undefined) };
}
