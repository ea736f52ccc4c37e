import type { CaseRecord } from '../case/case-record.ts';
import type { Disabled } from '../case/outcome.ts';
import type { Answer } from '../question/answer.ts';
import { isUpToContacts } from '../question/quarantine.ts';

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
  return canRestore(record) || waitsToDelete(record) || restLeft(record).length > 0;
}

/**
 * The same for a person in this role: what could not be given back of a quarantined user only the security contacts and
 * analysts ask back once more.
 */
export function mayAskBack(record: CaseRecord, who: Pick<Answer, 'role'>): boolean {
  return canAskBack(record) && (record.restoredAt === undefined || !isUpToContacts(record, who));
}

type Rest = Pick<CaseRecord, 'disabled' | 'outcomes' | 'restoredAt'> & Partial<CaseRecord>;

/** How often a case gives back in part: each day in vain writes as much history as an outage (`longest-history.ts`). */
const IN_PART_AT_MOST = 1;

/**
 * What could not be given back in a day while the rest was, and is off by this case still: once that is told it can be
 * asked back once more while the case waits for the use of the rest, later by the way back of the ended case.
 */
export function restLeft({ disabled, outcomes, restoredAt, restoreKit, steps = [] }: Rest): Disabled[] {
  if (restoredAt === undefined || restoreKit !== undefined) return [];
  const told = steps.filter(({ step }) => step === 'restored').map(({ at }) => Date.parse(at));
  const isTold = told.some((at) => at >= Date.parse(restoredAt));
  // What was given back then is told once more where somebody else hears of it, or there is more time.
  const before = told.filter((at) => at < Date.parse(restoredAt));
  return isTold && before.length < IN_PART_AT_MOST ? disabled.filter(isNotBack({ outcomes })) : [];
}

/** The case that is to give back once more; what is back already stays so, and its use is waited for. */
export function reopened(record: CaseRecord): CaseRecord {
  const { restoredAt: _once, ...rest } = record;
  return rest;
}

/** Which of the disabled credentials could not be given back. */
export function isNotBack({ outcomes }: Pick<CaseRecord, 'outcomes'>): (one: Disabled) => boolean {
  return ({ credentialId }) =>
    outcomes.some((one) => one.credentialId === credentialId && one.result === 'failed');
}

/** Whether nothing was disabled yet, so that the case can be stopped as if it had not been. */
export function canStop({ disabled, restoreKit }: Pick<CaseRecord, 'disabled' | 'restoreKit'>): boolean {
  return disabled.length === 0 && restoreKit === undefined;
}

/** What this case has disabled and neither restored nor lost: deleted by itself or by somebody else. */
export function stillOff(record: Rest): Disabled[] {
  const { disabled, outcomes, restoredAt } = record;
  if (restoredAt !== undefined) return restLeft(record);
  const over = outcomes.filter(({ result }) => result === 'dropped' || result === 'deleted');
  return disabled.filter((one) => !over.some(({ credentialId }) => credentialId === one.credentialId));
}
