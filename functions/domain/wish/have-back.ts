import type { CaseRecord } from '../case/case-record.ts';

/** Whether this case holds something disabled that can be restored. */
export function canRestore({ disabled, restoredAt, restoreKit }: CaseRecord): boolean {
  return disabled.length > 0 && restoredAt === undefined && restoreKit === undefined;
}

/**
 * Whether the case waits to try again to delete and no attempt is known to have taken anything: a wish to restore is then
 * noted and wakes nobody, and the next attempt gives way to it with all that is still there. Of a whole user it does so
 * as long as that is whole: half deleted it can have nothing back, and who asked is told with the end.
 */
export function waitsToDelete({ disabled, restoredAt, restoreKit: kit, question }: CaseRecord): boolean {
  const mayBeWhole = kit !== undefined && kit.isBegun !== true;
  const isWaiting = question?.kind === 'paused' && question.taskToken !== undefined;
  return (
    disabled.length > 0 &&
    restoredAt === undefined &&
    mayBeWhole &&
    isWaiting &&
    question.answerId === undefined
  );
}

/** Whether a wish to have back what is off is taken now: at once, or noted by a deletion that waits for its next try. */
export function canAskBack(record: CaseRecord): boolean {
  return canRestore(record) || waitsToDelete(record);
}

/** Whether nothing was disabled yet, so that the case can be stopped as if it had not been. */
export function canStop({ disabled, restoreKit }: Pick<CaseRecord, 'disabled' | 'restoreKit'>): boolean {
  return disabled.length === 0 && restoreKit === undefined;
}

/** What this case has disabled and neither restored nor lost: deleted by itself or by somebody else. */
export function stillOff({
  disabled,
  outcomes,
  restoredAt,
}: Pick<CaseRecord, 'disabled' | 'outcomes' | 'restoredAt'>) {
  if (restoredAt !== undefined) return [];
  const over = outcomes.filter(({ result }) => result === 'dropped' || result === 'deleted');
  return disabled.filter((one) => !over.some(({ credentialId }) => credentialId === one.credentialId));
}
