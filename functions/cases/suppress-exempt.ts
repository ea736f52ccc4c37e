import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { caseFields } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { showTime } from '../domain/time/time.ts';
import type { CaseTable, FindingStore } from '../ports.ts';
import { withFindings } from './add-findings.ts';
import { changeRecord } from './change-record.ts';
import { writeOnFindings } from './write-on-findings.ts';

/**
 * Suppresses findings of an exempt user with the note of the exemption, and remembers them, so that its end reopens
 * them: SUPPRESSED does not keep Security Hub from making a new finding for the same (API_WorkflowUpdate).
 */
export async function suppressExempt(
  record: CaseRecord,
  found: readonly FindingRef[],
  { at, ...dependencies }: { at: string; table: CaseTable; findings: FindingStore; settings: Settings },
): Promise<void> {
  const { table, settings } = dependencies;
  const update = exemptUpdate(record, settings);
  await writeOnFindings([...found], { of: record, update, at }, dependencies);
  const known = new Set(record.findings.map(({ findingId }) => findingId));
  if (found.every(({ findingId }) => known.has(findingId))) return;
  await changeRecord(table, record, (current) =>
    current.exemption === undefined ? undefined : withFindings(current, found),
  );
}

/** What stands on the findings that the exemption was given for. */
function exemptUpdate({ update, exemption, caseId }: CaseRecord, { timeZone }: Settings): FindingUpdate {
  if (update?.status === 'SUPPRESSED') return update;
  // A case that has given something back since has left the status as it was.
  if (update !== undefined && update.status === undefined) return { ...update, status: 'SUPPRESSED' };
  const { until = '', reason = '', by = '' } = exemption ?? {};
  const text = `The user is exempt until ${showTime(until, timeZone)} ("${reason}", with the link sent to ${by}).`;
  return {
    status: 'SUPPRESSED',
    note: fitNote(text, caseId),
    fields: caseFields(caseId, 'exempt', until),
  };
}
