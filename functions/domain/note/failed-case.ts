import { isStillDisabled } from '../assess/changes-of-disabled.ts';
import type { Case } from '../case/case.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { UserFacts } from '../credential/user.ts';
import type { NoteContext } from './draft.ts';

/**
 * A case as its failure must be told: with what the table says it has disabled, as far as IAM shows it as off,
 * and with what it leaves behind half done. A user that could not be read keeps what the case itself reported.
 */
export function failedCase(case_: Case, record: CaseRecord): Pick<NoteContext, 'case' | 'leftBehind'> {
  const { user, userGone } = case_;
  const off =
    user === undefined ? case_.disabled : record.disabled.filter((one) => isStillDisabled(one, user));
  return {
    case: { ...case_, disabled: userGone ? [] : off },
    leftBehind: [...halfDeleted(record, user), ...storedPassword(record)],
  };
}

function halfDeleted({ restoreKit }: CaseRecord, user: UserFacts | undefined): string[] {
  if (restoreKit?.scope !== 'user' || user === undefined) return [];
  const { groups, attachedPolicies, inlinePolicies, mfaDevices } = user;
  const left = [
    count(groups.length, 'group'),
    count(attachedPolicies.length + inlinePolicies.length, 'policy', 'policies'),
    count(mfaDevices.length, 'MFA device'),
  ].filter((one) => one !== '');
  const rest = left.length === 0 ? '' : `, still with ${left.join(', ')}`;
  return [`Deletion of the user had begun${rest}; what it was is in the restore kit of the case's item.`];
}

function storedPassword({ passwordSecret }: CaseRecord): string[] {
  return passwordSecret === undefined
    ? []
    : ['A new password still lies in Secrets Manager under the name of the case: delete it.'];
}

function count(many: number, one: string, several = `${one}s`): string {
  return many === 0 ? '' : `${many} ${many === 1 ? one : several}`;
}
