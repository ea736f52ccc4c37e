import { changesOfDisabled } from '../domain/assess/changes-of-disabled.ts';
import type { CaseRecord, RestoreKit } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import { quarantinePolicyOf } from '../domain/credential/quarantine.ts';
import { otherLiveCredentials, type UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';

const PARTS = [
  'credentials',
  'groups',
  'mfaDevices',
  'sshPublicKeys',
  'signingCertificates',
  'serviceSpecificCredentials',
  'inlinePolicies',
  'attachedPolicies',
] as const;

/**
 * Why a deletion that an earlier attempt has begun must not go on, in sentences: a credential of the case was used or
 * switched on since, AWS has quarantined the user, or a whole user got something new. Says so if the user is partly deleted by then. Throws
 * TransientServiceError for a key that is listed and cannot be read: IAM shows its deletion everywhere only by and by.
 */
export function obstaclesSinceBegun(
  kit: RestoreKit,
  { disabled, quarantine }: CaseRecord,
  user: UserFacts,
): string[] {
  const listed = user.credentials.find(
    ({ id, problem }) => problem !== undefined && disabled.some(({ credentialId }) => credentialId === id),
  );
  if (listed !== undefined)
    throw new TransientServiceError(`${showCredential(listed.id)} cannot be read: ${listed.problem}`);
  const { used, drift } = changesOfDisabled(disabled, user);
  const isNew = quarantine === undefined && quarantinePolicyOf(user) !== undefined;
  const quarantined = isNew ? ['AWS has quarantined the user since the deletion was confirmed'] : [];
  const reasons = [
    ...quarantined,
    ...used,
    ...drift,
    ...(kit.scope === 'user' ? addedSince(kit, disabled, user) : []),
  ];
  if (reasons.length === 0) return [];
  const isPartly = kit.scope === 'user' && PARTS.some((part) => user[part].length < kit.user[part].length);
  const partly = isPartly ? ['The user is partly deleted; what it had is in the restore kit'] : [];
  return [...partly, ...reasons].map((reason) => `${reason}.`);
}

function addedSince({ user: before }: RestoreKit, disabled: Disabled[], user: UserFacts): string[] {
  const known = new Set([
    ...before.credentials.map(({ id }) => id),
    ...disabled.map(({ credentialId }) => credentialId),
  ]);
  const added = user.credentials.filter(({ id }) => !known.has(id));
  return [
    ...added.map(({ id }) => `${showCredential(id)} is new`),
    ...otherLiveCredentials({ ...user, unreadable: [] }).map((one) => `${one} is new`),
  ];
}
