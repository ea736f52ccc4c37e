import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import type { Due } from '../domain/due/due.ts';
import { withOperatorsDue } from '../domain/incident/to-tell.ts';
import { caseFields } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { operatorsMessage } from '../domain/telling/operators-message.ts';

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

/** What must be told of a case that is opened: it stays due where the function dies before it has told it (design D13). */
export function dueWhenOpened(record: CaseRecord, settings: Settings): Due {
  const { openedAt: at, due, update, findings } = record;
  const told = { step: 'opened', status: update?.status, at, case: record, findings: findings.length };
  return withOperatorsDue(due, { at, messages: [operatorsMessage(told, settings)] });
}
