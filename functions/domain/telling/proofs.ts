import type { CaseRecord } from '../case/case-record.ts';
import type { Outcome } from '../case/outcome.ts';
import type { Step } from '../note/note.ts';
import { hasOnlyOffJoined } from '../way-back/join-off.ts';
import { stillOff } from '../wish/have-back.ts';

/** Whether the item of a case holds what a step says was done. */
type Proof = (record: CaseRecord) => boolean;

/** Disabled by this case, seen as off in IAM, and not given back. */
const isDisabled: Proof = ({ disabled, observeUntil, restoredAt }) =>
  disabled.length > 0 && observeUntil !== undefined && restoredAt === undefined;

/** Left off by earlier cases alone, and not given back. */
const isLeftOffBefore: Proof = (record) => hasOnlyOffJoined(record) && record.restoredAt === undefined;

/** Seen to its end and left off; or gone by somebody else's hand. */
const isLeftDisabled: Proof = (record) =>
  record.restoredAt === undefined &&
  stillOff(record).every(({ credentialId }) => has(record, 'left-disabled', credentialId)) &&
  record.disabled.some(({ credentialId }) => !has(record, 'deleted', credentialId));

/** Deleted after the restore kit was written. */
const isDeleted: Proof = (record) =>
  record.restoreKit !== undefined && record.outcomes.some(({ result }) => result === 'deleted');

/** Deleted with all that belonged to it, of which somebody else may have deleted the credentials, and read as gone. */
const isUserDeleted: Proof = ({ restoreKit, userGone }) => restoreKit?.scope === 'user' && userGone;

/** The steps that say that something was done, each with what the item must hold then: without it they are invented. */
const PROOFS: Partial<Record<Step, Proof>> = {
  disabled: isDisabled,
  'confirm-deletion': (record) => isDisabled(record) || isLeftOffBefore(record),
  restored: ({ restoredAt }) => restoredAt !== undefined,
  'wish-refused': ({ refused = [] }) => refused.length > 0,
  'left-disabled': isLeftDisabled,
  deleted: isDeleted,
  'user-deleted': isUserDeleted,
};

/** Whether a step says that something was done of which the item of the case holds no act. */
export function isUnproven(step: Step, record: CaseRecord): boolean {
  return PROOFS[step]?.(record) === false;
}

function has({ outcomes }: CaseRecord, result: Outcome['result'], id: string): boolean {
  return outcomes.some((one) => one.credentialId === id && one.result === result);
}
