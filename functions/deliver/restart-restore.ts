import { changeItem } from '../cases/change-record.ts';
import { addressOf } from '../domain/case/case-id.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { restoringCase } from '../domain/case/new-case.ts';
import { isTryDue, NOTHING_DUE, triedInVain } from '../domain/due/due.ts';
import { restoreLeftSince } from '../domain/due/due-at.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { CaseTable, Executions } from '../ports.ts';
import { audit } from '../runtime/audit.ts';
import { log } from '../runtime/logger.ts';

/**
 * Opens the case that gives back what ended ones have left off, and starts its execution, which stays due until it is
 * started: what fails is tried again less and less often. Does nothing where there is no such wish, where its next try is
 * not due, or where somebody else was faster. Returns the record as it then stands, or as it stood.
 */
export async function restartRestore(
  record: CaseRecord,
  at: string,
  { table, executions }: { table: CaseTable; executions: Executions },
): Promise<CaseRecord> {
  const since = restoreLeftSince(record);
  const isLeft = since !== undefined && Date.parse(since) <= Date.parse(at);
  const opened = isLeft ? restoringCase(record, at) : record;
  const { start } = opened.due ?? NOTHING_DUE;
  if (start === undefined || !isTryDue(start, at)) return record;
  if (isLeft && !(await table.put(opened))) return record;
  const stored = isLeft ? { ...opened, revision: opened.revision + 1 } : opened;
  try {
    await executions.start(opened.caseId, { case: addressOf(opened) });
  } catch (error) {
    log('error', 'a case could not be started', { caseId: opened.caseId, error: errorNameOf(error) });
    return changeItem(table, stored, (current) => stillToStart(current, at));
  }
  const findingIds = opened.findings.map(({ findingId }) => findingId);
  audit({ at: opened.openedAt, step: 'opened', user: opened, status: undefined, findingIds });
  return changeItem(table, stored, started);
}

/** Counts the try. Where not even that can be written, it is due all the same. */
function stillToStart(record: CaseRecord, at: string): CaseRecord | undefined {
  const { due = NOTHING_DUE } = record;
  return due.start && { ...record, due: { ...due, start: triedInVain(due.start, at, 'wake') } };
}

/** Starting it again would change nothing; it is only due no more. */
function started({ due = NOTHING_DUE, ...record }: CaseRecord): CaseRecord {
  const { start: _done, ...rest } = due;
  return { ...record, due: rest };
}
