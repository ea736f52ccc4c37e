import { changeRecord } from '../cases/change-record.ts';
import { type CaseRecord, passwordCaseOf, withoutPasswordSecret } from '../domain/case/case-record.ts';
import { restoreLeftSince } from '../domain/due/due-at.ts';
import type { Dependencies } from './dependencies.ts';

/** Longer than any function runs: what a dead execution had begun cannot store anything after it. */
const LATE_MS = 3_600_000;

/**
 * Deletes the secrets with new passwords that ended cases of a user have left, as a case that failed does, unless another
 * case is about to give back what that has begun to. That of the
 * latest case is forgotten only once nothing of it can still run; until then every sweep deletes it again.
 */
export async function discardLeftSecrets(
  seen: CaseRecord,
  at: string,
  { table, secrets }: Pick<Dependencies, 'table' | 'secrets'>,
): Promise<void> {
  if (seen.passwordSecret === undefined && seen.leftSecrets === undefined) return;
  // The case may have been closed since it was read.
  const record = (await table.get(seen.userId)) ?? seen;
  const left = leftBy(record);
  if (left.length === 0) return;
  for (const caseId of left) await secrets.remove(caseId);
  const isOver = Date.parse(at) - Date.parse(record.closedAt ?? at) >= LATE_MS;
  await changeRecord(table, record, ({ leftSecrets: _gone, ...current }) =>
    isOver && isToGo(current) ? withoutPasswordSecret(current) : current,
  );
}

function leftBy(record: CaseRecord): string[] {
  const { leftSecrets = [] } = record;
  return isToGo(record) ? [...leftSecrets, passwordCaseOf(record)] : leftSecrets;
}

function isToGo(record: CaseRecord): boolean {
  const { status, passwordSecret } = record;
  return status === 'closed' && passwordSecret !== undefined && restoreLeftSince(record) === undefined;
}
