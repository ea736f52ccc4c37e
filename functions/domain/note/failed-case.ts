import { isStillDisabled } from '../assess/changes-of-disabled.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';
import type { NoteContext } from './step-row.ts';

/**
 * A case as its failure must be told: what it has disabled counts as far as IAM shows it as off, and what is half
 * done is named. Of a user that could not be read it counts once the disabling was proven.
 */
export function failedCase(record: CaseRecord): Pick<NoteContext, 'case' | 'leftBehind'> {
  return {
    case: { ...record, disabled: knownAsOff(record) },
    leftBehind: [...halfDisabled(record), ...halfDeleted(record), ...storedPassword(record)],
  };
}

function knownAsOff({ user, userGone, disabled, observeUntil }: CaseRecord): CaseRecord['disabled'] {
  if (userGone) return [];
  if (user !== undefined) return disabled.filter((one) => isStillDisabled(one, user));
  return observeUntil === undefined ? [] : disabled;
}

// What was announced may be off, or not: nobody could look.
function halfDisabled({ user, userGone, disabled, observeUntil }: CaseRecord): string[] {
  if (user !== undefined || userGone || observeUntil !== undefined || disabled.length === 0) return [];
  const names = disabled.map(({ credentialId }) => showCredential(credentialId)).join(', ');
  return [`What may be off by it: ${names}.`];
}

function halfDeleted({ restoreKit, user }: CaseRecord): string[] {
  if (restoreKit?.scope !== 'user' || user === undefined) return [];
  const rest = partsOf(user);
  const left = rest.length === 0 ? '' : `, still with ${rest.join(', ')}`;
  return [`Deletion of the user had begun${left}; what it was is in the restore kit of the case's item.`];
}

function partsOf({ groups, attachedPolicies, inlinePolicies, mfaDevices }: UserFacts): string[] {
  return [
    count(groups.length, 'group'),
    count(attachedPolicies.length + inlinePolicies.length, 'policy', 'policies'),
    count(mfaDevices.length, 'MFA device'),
  ].filter((one) => one !== '');
}

function storedPassword({ passwordSecret }: CaseRecord): string[] {
  return passwordSecret === undefined
    ? []
    : [
        'Its new password is deleted from Secrets Manager with the case; where it was not used yet, set one in IAM.',
      ];
}

function count(many: number, one: string, several = `${one}s`): string {
  return many === 0 ? '' : `${many} ${many === 1 ? one : several}`;
}
