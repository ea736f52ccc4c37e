import type { CaseRecord } from '../case/case-record.ts';
import { showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';
import { restoreLeftSince } from '../due/due-at.ts';
import { isOfEarlier } from '../way-back/join-off.ts';

/**
 * What a failed case leaves half done or lying about, in sentences. Of a user that could not be read it names what the
 * case had disabled before, or may have. `at`: when it ends (ISO).
 */
export function leftBehindBy(record: CaseRecord, at: string): string[] {
  return [...disabledBefore(record), ...halfDeleted(record), ...storedPassword(record, at)];
}

function disabledBefore(record: CaseRecord): string[] {
  const { user, userGone, disabled, observeUntil } = record;
  if (user !== undefined || userGone) return [];
  const earlier = disabled.filter((one) => isOfEarlier(one, record));
  const own = disabled.filter((one) => !earlier.includes(one));
  // It is announced before it is done, and proven before it is observed.
  const done = observeUntil === undefined ? 'Perhaps disabled' : 'Disabled';
  return [
    ...(own.length === 0 ? [] : [`${done} by this case before: ${namesOf(own)}.`]),
    ...(earlier.length === 0 ? [] : [`Disabled by an earlier case: ${namesOf(earlier)}.`]),
  ];
}

function namesOf(disabled: CaseRecord['disabled']): string {
  return disabled.map(({ credentialId }) => showCredential(credentialId)).join(', ');
}

function halfDeleted({ restoreKit, user }: CaseRecord): string[] {
  if (restoreKit?.scope !== 'user' || user === undefined) return [];
  const rest = partsOf(user);
  const left = rest.length === 0 ? '' : `, still with ${rest.join(', ')}`;
  return [`Deletion of the user had begun${left}; what it was is in the restore kit of the case's item.`];
}

/** That an earlier case has half deleted the user, and where stands what it had. */
export function halfDeletedBefore({ formerKit }: Pick<CaseRecord, 'formerKit'>): string {
  return formerKit === undefined
    ? ''
    : ` Case ${formerKit.caseId} had begun to delete this user; what it had is in the case's item (formerKit).`;
}

function partsOf({ groups, attachedPolicies, inlinePolicies, mfaDevices }: UserFacts): string[] {
  return [
    count(groups.length, 'group'),
    count(attachedPolicies.length + inlinePolicies.length, 'policy', 'policies'),
    count(mfaDevices.length, 'MFA device'),
  ].filter((one) => one !== '');
}

function storedPassword(record: CaseRecord, closedAt: string): string[] {
  if (record.passwordSecret === undefined) return [];
  const ended = { ...record, status: 'closed', step: 'failed', closedAt } as const;
  return restoreLeftSince(ended) === undefined
    ? [
        'Its new password is deleted from Secrets Manager with the case; where it was not used yet, set one in IAM.',
      ]
    : ['Another case goes on with giving back, and with its new password in Secrets Manager.'];
}

function count(many: number, one: string, several = `${one}s`): string {
  return many === 0 ? '' : `${many} ${many === 1 ? one : several}`;
}
