import { changeRecord, recordOf } from '../cases/change-record.ts';
import { checkMayAct } from '../cases/record-act.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { PermanentServiceError, TransientServiceError } from '../domain/errors/errors.ts';
import { hasSetOut, mayBeOnByUs, withTurningOn } from '../domain/wish/turning-on.ts';
import type { Dependencies, RestoreContext, Restored } from './dependencies.ts';

/**
 * Turns on again what is still there; in any other state it is left alone, also where somebody else has turned it on.
 * Recorded first, so that a retry knows its own work. Where IAM shows it as on it is turned on all the same: the read
 * may be late, and only IAM's answer to the act is not.
 */
export async function restoreAsItWas(
  disabled: Disabled,
  { record, user, writer, entry }: RestoreContext,
  { table }: Pick<Dependencies, 'table'>,
): Promise<Restored> {
  const { credentialId, kind } = disabled;
  const dropped = (reason: string): Restored => ({ outcome: { credentialId, result: 'dropped', reason } });
  const now = user.credentials.find(({ id }) => id === credentialId);
  if (now === undefined) return dropped('it exists no more');
  if (now.status !== 'Active' && now.status !== 'Inactive') return dropped(`its status is ${now.status}`);
  // An attempt beside this one has left its mark before it has turned anything on: so the mark is read after IAM.
  const newest = now.status === 'Active' ? await recordOf(table, record) : record;
  if (now.status === 'Active' && !mayBeOnByUs(newest, disabled, entry.enteredAt))
    return dropped('it was on already');
  let isFirst = true;
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    isFirst = !hasSetOut(current, disabled, entry.enteredAt);
    return isFirst ? withTurningOn(current, disabled, entry.enteredAt) : undefined;
  });
  try {
    await writer.restore({ id: credentialId, kind });
  } catch (error) {
    // What is refused now an earlier attempt in this entry may have done, and the read that shows it as off may be late.
    if (isFirst || !(error instanceof PermanentServiceError)) throw error;
    throw new TransientServiceError(error.message, { cause: error });
  }
  return { outcome: { credentialId, result: 'restored' } };
}
