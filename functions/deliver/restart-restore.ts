import { addressOf } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { restoringCase } from '../domain/case/new-case.ts';
import { restoreLeftSince } from '../domain/due/due-at.ts';
import type { CaseTable, Executions } from '../ports.ts';
import { audit } from '../runtime/audit.ts';

/**
 * Opens the case that gives back what a failed one has left off, and starts its execution. Does nothing where there is
 * no such wish, or where somebody else was faster. One that is locked and was never started is closed by the sweep
 * within a day, and its wish is due again.
 */
export async function restartRestore(
  record: CaseRecord,
  at: string,
  { table, executions }: { table: CaseTable; executions: Executions },
): Promise<void> {
  if (restoreLeftSince(record) === undefined) return;
  const opened = restoringCase(record, at);
  if (!(await table.put(opened))) return;
  await executions.start(opened.caseId, { case: addressOf(opened) });
  const findingIds = opened.findings.map(({ findingId }) => findingId);
  audit({ at, step: 'opened', user: opened, status: undefined, findingIds });
}
