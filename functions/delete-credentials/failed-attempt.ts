import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { ReadUser } from '../domain/credential/user.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import { isUntouched, withoutKit } from '../domain/standing/begun.ts';
import type { CaseTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';

/**
 * After an attempt that failed: where nothing is gone its kit is withdrawn, so that everything can be had back until
 * the next attempt; else the kit says that something is. Throws nothing: the next attempt looks for itself.
 */
export async function afterFailedAttempt(
  record: CaseRecord,
  { entry, isAnyGone, read }: { entry: Acting['entry']; isAnyGone: boolean; read: () => Promise<ReadUser> },
  table: CaseTable,
): Promise<void> {
  try {
    const now = isAnyGone ? undefined : await read();
    const user = now?.exists ? now.user : undefined;
    await changeRecord(table, record, (current) => {
      checkMayAct(current, entry);
      const { restoreKit } = current;
      if (restoreKit === undefined || restoreKit.isBegun === true) return undefined;
      const isNothingGone = user !== undefined && isUntouched(restoreKit, current.disabled, user);
      return isNothingGone
        ? withoutKit(current)
        : { ...current, restoreKit: { ...restoreKit, isBegun: true } };
    });
  } catch (error) {
    log('warn', 'how far a deletion has come was not recorded', {
      caseId: record.caseId,
      error: errorNameOf(error),
    });
  }
}
