import { changeRecord } from '../cases/change-record.ts';
import { checkMayAct } from '../cases/record-act.ts';
import { passwordCaseOf, withoutPasswordSecret } from '../domain/case/case-record.ts';
import { type Whose, withAttempt } from '../domain/credential/new-password.ts';
import type { Dependencies, RestoreContext } from './dependencies.ts';

/** An attempt to make a password. */
export interface Attempt {
  number: number;
  /** The case after which the secret of its password is named. */
  secretOf: string;
}

/**
 * Records that an attempt sets out to make a password, before it makes anything: whatever becomes of it, the secret is
 * found by the record. Returns the attempt's number, and the case after which its secret is named. Throws where the case has gone on without it.
 */
export async function beginAttempt(
  { record, entry }: RestoreContext,
  whose: Whose,
  { table }: Dependencies,
): Promise<Attempt> {
  const written = await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const mark = withAttempt(current.passwordSecret, { at: entry.enteredAt, whose });
    return { ...current, passwordSecret: mark };
  });
  return { number: written.passwordSecret?.attempts ?? 0, secretOf: passwordCaseOf(written) };
}

/**
 * Deletes the secret of an attempt that has made no login profile. Returns false, and leaves it, where another attempt
 * has begun since: it may have made one with that password.
 */
export async function giveUpAttempt(
  { number, secretOf }: Attempt,
  { record }: RestoreContext,
  { table, secrets }: Dependencies,
): Promise<boolean> {
  let isLatest = false;
  await changeRecord(table, record, (current) => {
    isLatest = current.passwordSecret?.attempts === number;
    return isLatest ? withoutPasswordSecret(current) : undefined;
  });
  if (isLatest) await secrets.remove(secretOf);
  return isLatest;
}
