import { changeRecord } from '../cases/change-record.ts';
import { tellPeople } from '../cases/tell-people.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { failedCase } from '../domain/note/failed-case.ts';
import { composeUpdate } from '../domain/note/note.ts';
import { operatorsMessage } from '../domain/note/operators-message.ts';
import { audit } from '../runtime/audit.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';

/** A case that was locked this recently may still be on its way to its execution. */
const START_GRACE_MS = 3_600_000;

/**
 * Closes a case whose execution ended without closing it: reads what is true in IAM now, writes NEW and a true note
 * on its findings, and frees the lock. Does nothing for a case that runs or is closed.
 */
export async function closeDeadCase(seen: CaseRecord, at: string, dependencies: Dependencies): Promise<void> {
  if (seen.status === 'closed') return;
  const status = await dependencies.executions.status(seen.caseId);
  const young = Date.parse(at) - Date.parse(seen.openedAt) < START_GRACE_MS;
  if (status === 'RUNNING' || (status === 'missing' && young)) return;
  // An execution that has ended by now may have closed its case after the item was read.
  const record = await dependencies.table.get(seen.userId);
  if (record?.caseId !== seen.caseId || record.status === 'closed') return;
  const failure = status === 'missing' ? 'its execution never started' : `its execution ended as ${status}`;
  const case_ = await readAgain(record, at, dependencies);
  const { settings } = dependencies;
  const { leftBehind, case: noted } = failedCase(case_);
  const update = composeUpdate('failed', { case: noted, leftBehind, at, settings, failure });
  await dependencies.findings.update(record.findings, update);
  const told = { step: 'failed', at, case: { ...case_, ...noted }, failure } as const;
  const untold = await tellPeople(told, dependencies);
  const findings = record.findings.length;
  await dependencies.topic.publish(operatorsMessage({ ...told, status: 'NEW', findings, untold }, settings));
  await changeRecord(dependencies.table, record, (current) => {
    const { question: _dead, deadline: _over, ...rest } = current;
    return { ...rest, status: 'closed', closedAt: at, step: 'failed', update };
  });
  const findingIds = record.findings.map(({ findingId }) => findingId);
  audit({ at, step: 'failed', user: record, status: update.status, failure, findingIds });
}

/** The case with what IAM shows now; without it where the user cannot be read, and the note then says so. */
async function readAgain(record: CaseRecord, at: string, { reader }: Dependencies): Promise<CaseRecord> {
  const { user: _stale, ...rest } = record;
  const unread: CaseRecord = { ...rest, userGone: false, remarks: [] };
  try {
    const read = await reader.read(record, at, record.userId);
    return read.exists
      ? { ...unread, user: read.user }
      : { ...unread, userGone: !read.recreated, remarks: [read.reason] };
  } catch (error) {
    log('warn', 'the user of a dead case could not be read', {
      caseId: record.caseId,
      error: (error as Error).name,
    });
    return unread;
  }
}
