import { changeItem } from '../cases/change-record.ts';
import { addressOf } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { restoringCase } from '../domain/case/new-case.ts';
import { NOTHING_DUE } from '../domain/due/due.ts';
import { restoreLeftSince } from '../domain/due/due-at.ts';
import type { CaseTable, Executions } from '../ports.ts';
import { audit } from '../runtime/audit.ts';

/**
 * Opens the case that gives back what ended ones have left off, and starts its execution, which stays due until it is
 * started. Does nothing where there is no such wish, or where somebody else was faster.
 */
export async function restartRestore(
  record: CaseRecord,
  at: string,
  { table, executions }: { table: CaseTable; executions: Executions },
): Promise<void> {
  const since = restoreLeftSince(record);
  const isLeft = since !== undefined && Date.parse(since) <= Date.parse(at);
  const opened = isLeft ? restoringCase(record, at) : record;
  if (opened.due?.start === undefined || (isLeft && !(await table.put(opened)))) return;
  await executions.start(opened.caseId, { case: addressOf(opened) });
  const findingIds = opened.findings.map(({ findingId }) => findingId);
  audit({ at: opened.openedAt, step: 'opened', user: opened, status: undefined, findingIds });
  const stored = isLeft ? { ...opened, revision: opened.revision + 1 } : opened;
  await changeItem(table, stored, started);
}

/** Starting it again would change nothing; it is only due no more. */
function started({ due = NOTHING_DUE, ...record }: CaseRecord): CaseRecord {
  const { start: _done, ...rest } = due;
  return { ...record, due: rest };
}
