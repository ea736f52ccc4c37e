import { changeRecord } from '../cases/change-record.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { leftOffOf } from '../domain/case/outcome.ts';
import { withOwnerTags } from '../domain/case/owner-of-case.ts';
import type { ReadUser } from '../domain/credential/user.ts';
import { restoreLeftSince } from '../domain/due/due-at.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Takes off a user's list of what is off by us what IAM shows as gone or on again: keys that somebody has deleted or
 * enabled, a password where there is one again, everything of a user that is gone. Of a user without a running case the
 * read is kept too: it says who owns the user now. The list of a user that cannot be read, or is
 * called otherwise now, stays as it is.
 */
export async function takeOffList(
  seen: CaseRecord,
  at: string,
  { table, reader, settings }: Pick<Dependencies, 'table' | 'reader' | 'settings'>,
): Promise<void> {
  // A running case keeps what it has joined; its end takes off what it has read.
  if (seen.status === 'open' || leftOffOf(seen).length === 0 || restoreLeftSince(seen) !== undefined) return;
  const read = await readNow(seen, at, reader);
  const isKnown = read !== undefined && (read.exists || read.renamed === undefined);
  if (!isKnown) return;
  await changeRecord(table, seen, (current) =>
    // A wish since then is settled by its execution, which tells what is not there any more.
    current.status === 'open' || restoreLeftSince(current) !== undefined
      ? undefined
      : asRead(current, read, settings),
  );
}

function asRead(current: CaseRecord, read: ReadUser, settings: Dependencies['settings']): CaseRecord {
  const known = read.exists ? withOwnerTags({ ...current, user: read.user }, settings) : current;
  const off = read.exists ? leftOffOf(known) : [];
  return { ...current, off, ...(known.user && { user: known.user }) };
}

async function readNow(
  record: CaseRecord,
  at: string,
  reader: Dependencies['reader'],
): Promise<ReadUser | undefined> {
  try {
    return await reader.read(record, at, record.userId);
  } catch (error) {
    log('warn', 'a user with something off could not be read', {
      caseId: record.caseId,
      error: errorNameOf(error),
    });
    return undefined;
  }
}
