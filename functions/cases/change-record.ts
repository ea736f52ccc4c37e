import type { CaseRecord } from '../domain/case/case-record.ts';
import { InvalidInputError, TransientServiceError } from '../domain/errors/errors.ts';
import type { CaseTable } from '../ports.ts';

const ATTEMPTS = 8;

type Change = (record: CaseRecord) => CaseRecord | undefined;

/**
 * Reads the record of a case, lets `change` make the new one and writes it, again from the start when someone else
 * wrote meanwhile, after a wait that grows and is at random. `change` returns undefined to leave it as it is. Returns
 * the record as it then stands. `seen`: a record read just before, which is tried first.
 * Throws InvalidInputError if the table holds no such case: nothing may be done in its name.
 */
export async function changeRecord(
  table: CaseTable,
  { userId, caseId }: { userId: string; caseId: string },
  change: Change,
  seen?: CaseRecord,
): Promise<CaseRecord> {
  const read = () => recordOf(table, { userId, caseId });
  return changeAgain(table, read, change, seen ?? (await read()));
}

/**
 * The same for the item of a user, whichever of its cases it holds by now: what is marked as told stays told. Leaves
 * it as it is where there is none any more.
 */
export function changeItem(table: CaseTable, seen: CaseRecord, change: Change): Promise<CaseRecord> {
  return changeAgain(table, () => table.get(seen.userId), change, seen);
}

async function changeAgain(
  table: CaseTable,
  read: () => Promise<CaseRecord | undefined>,
  change: Change,
  seen: CaseRecord,
): Promise<CaseRecord> {
  let record = seen;
  for (let attempt = 1; ; attempt++) {
    const changed = change(record);
    if (changed === undefined) return record;
    if (await table.put(changed)) return { ...changed, revision: changed.revision + 1 };
    if (attempt === ATTEMPTS)
      throw new TransientServiceError(
        `The record of case ${record.caseId} was changed by others ${ATTEMPTS} times in a row.`,
      );
    await table.backOff(attempt);
    const newest = await read();
    if (newest === undefined) return record;
    record = newest;
  }
}

/** The record of this case. Throws InvalidInputError if the table does not hold it. */
export async function recordOf(
  table: CaseTable,
  { userId, caseId }: { userId: string; caseId: string },
): Promise<CaseRecord> {
  const record = await table.get(userId);
  if (record === undefined || record.caseId !== caseId)
    throw new InvalidInputError(`The table holds no case ${caseId}; nothing is done in its name.`);
  return record;
}
