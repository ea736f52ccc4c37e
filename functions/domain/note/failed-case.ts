import type { CaseRecord } from '../case/case-record.ts';
import { showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';

/**
 * What a failed case leaves half done or lying about, in sentences. Of a user that could not be read it names what the
 * case had disabled before, or may have.
 */
export function leftBehindBy(record: CaseRecord): string[] {
  return [...disabledBefore(record), ...halfDeleted(record), ...storedPassword(record)];
}

function disabledBefore({ user, userGone, disabled, observeUntil }: CaseRecord): string[] {
  if (user !== undefined || userGone || disabled.length === 0) return [];
  const names = disabled.map(({ credentialId }) => showCredential(credentialId)).join(', ');
  // It is announced before it is done, and proven before it is observed.
  return [`${observeUntil === undefined ? 'Perhaps disabled' : 'Disabled'} by this case before: ${names}.`];
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
