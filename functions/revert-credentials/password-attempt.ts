import { changeRecord } from '../cases/change-record.ts';
import { checkMayAct } from '../cases/record-act.ts';
import { passwordCaseOf, withoutPasswordSecret } from '../domain/case/case-record.ts';
import { type Whose, withAttempt } from '../domain/credential/new-password.ts';
import type { Dependencies, RestoreContext } from './dependencies.ts';

/**
 * Records that an attempt sets out to make a password, before it makes anything: whatever becomes of it, the secret is
 * found by the record. Returns the attempt's number. Throws where the case has gone on without it.
 */
export async function beginAttempt(
  { record, entry }: RestoreContext,
  whose: Whose,
  { table }: Dependencies,
): Promise<number> {
  const { passwordSecret } = await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const mark = withAttempt(current.passwordSecret, { at: entry.enteredAt, whose });
    return { ...current, passwordSecret: mark };
  });
  return passwordSecret?.attempts ?? 0;
}

/**
 * Deletes the secret of an attempt that has made no login profile. Returns false, and leaves it, where another attempt
 * has begun since: it may have made one with that password.
 */
export async function giveUpAttempt(
  attempt: number,
  { record }: RestoreContext,
  { table, secrets }: Dependencies,
): Promise<boolean> {
  let isLatest = false;
  await changeRecord(table, record, (current) => {
    isLatest = current.passwordSecret?.attempts === attempt;
    return isLatest ? withoutPasswordSecret(current) : undefined;
  });
  if (isLatest) await secrets.remove(passwordCaseOf(record));
  return isLatest;
}
