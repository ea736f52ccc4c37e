import type { Decide } from '../cases/on-case.ts';
import { ownerStillAnswers } from '../domain/answering/authority.ts';
import { changesOfDisabled, requireReadable } from '../domain/assess/changes-of-disabled.ts';
import type { CaseRecord, RestoreKit } from '../domain/case/case-record.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isNewlyQuarantined, withQuarantine } from '../domain/incident/quarantined.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { howFar, namesIn, PARTS, withDeleted, withoutDeletion } from '../domain/standing/begun.ts';
import { wishOf } from '../domain/wish/wishes.ts';

interface Judging {
  /** By which it would be deleted; none where it is to be left disabled. */
  answer: Answer | undefined;
  settings: Settings;
  at: string;
}

/**
 * Why nothing may be deleted now, or nothing more: wanted back, used, protected, changed by someone, or spoken for by
 * nobody. Asked before the first attempt and before every further one. As long as a user that goes as a whole is
 * whole, and of credentials always, the rest can be given back then. Throws TransientServiceError for a key that an
 * attempt may have deleted: IAM shows that everywhere only by and by.
 */
export function obstacleTo(record: CaseRecord, user: UserFacts, judging: Judging): Decide | undefined {
  const { restoreKit: begun } = record;
  if (begun !== undefined) throwIfHalfListed(record, user);
  if (begun !== undefined && howFar(record, user) === 'user')
    return obstacleToRest(begun, record, { user, ...judging });
  const obstacle = judge(withoutDeletion(record, user), user, judging);
  return obstacle && ((current) => obstacle(withoutDeletion(current, user)));
}

function judge(record: CaseRecord, user: UserFacts, { answer, settings, at }: Judging): Decide | undefined {
  if (wishOf(record) === 'restore') return says('restore', user, []);
  const changes = changesOfDisabled(record.disabled, user);
  const { used, drift } = changes;
  if (isNewlyQuarantined(record, user))
    return (current) => ({
      outcome: 'quarantined-off',
      case: { ...withQuarantine(current, user, at), user, remarks: [] },
    });
  // What is used of a quarantined user is not given back by itself.
  if (used.length > 0) return says(record.quarantine === undefined ? 'used' : 'quarantined-off', user, used);
  const protection = protectionOf(user, settings);
  if (protection !== undefined) return says('protected', user, [`Protected now: ${protection}`]);
  const owner = answer && ownerStillAnswers(record, answer, user, settings);
  const reasons = [...drift, ...(owner === undefined ? [] : [owner])];
  if (reasons.length > 0) return says('drift', user, reasons);
  requireReadable(changes);
  return undefined;
}

function says(outcome: string, user: UserFacts, reasons: string[]): Decide {
  return (current) => ({ outcome, case: { ...current, user, remarks: sentences(reasons) } });
}

function sentences(reasons: string[]): string[] {
  return reasons.map((one) => `${one}.`);
}

function throwIfHalfListed({ disabled }: CaseRecord, user: UserFacts): void {
  const listed = user.credentials.find(
    ({ id, problem }) => problem !== undefined && disabled.some(({ credentialId }) => credentialId === id),
  );
  if (listed !== undefined)
    throw new TransientServiceError(`${showCredential(listed.id)} cannot be read: ${listed.problem}`);
}

/** Why the rest of a user that is half deleted stays: nothing of it can be given back by this case. */
function obstacleToRest(
  kit: RestoreKit,
  record: CaseRecord,
  { user, answer, settings, at }: Judging & { user: UserFacts },
): Decide | undefined {
  const { used, drift, unreadable } = changesOfDisabled(record.disabled, user);
  const quarantined = isNewlyQuarantined(record, user)
    ? ['AWS has quarantined the user since the deletion was confirmed']
    : [];
  const protection = protectionOf(user, settings);
  const owner = answer && ownerStillAnswers(record, answer, user, settings);
  const reasons = [
    ...quarantined,
    ...used,
    ...(protection === undefined ? [] : [`Protected now: ${protection}`]),
    ...(owner === undefined ? [] : [owner]),
    ...drift,
    ...unreadable,
    ...addedSince(kit, record.disabled, user),
  ];
  if (reasons.length === 0) return undefined;
  const outcome = protection === undefined ? 'drift' : 'protected';
  const remarks = sentences(['The user is partly deleted; what it had is in the restore kit', ...reasons]);
  return (current) => ({
    outcome,
    case: { ...withDeleted(withQuarantine(current, user, at), user), user, remarks },
  });
}

const NAMES: Readonly<Record<(typeof PARTS)[number], (name: string) => string>> = {
  credentials: showCredential,
  groups: (name) => `the group ${name}`,
  mfaDevices: (name) => `the MFA device ${name}`,
  sshPublicKeys: (name) => `the SSH public key ${name}`,
  signingCertificates: (name) => `the signing certificate ${name}`,
  serviceSpecificCredentials: (name) => `the service-specific credential ${name}`,
  inlinePolicies: (name) => `the inline policy ${name}`,
  attachedPolicies: (name) => `the policy ${name}`,
};

/** What a half deleted user has got since its kit was written. */
function addedSince(
  { user: before }: RestoreKit,
  disabled: CaseRecord['disabled'],
  user: UserFacts,
): string[] {
  const ours = disabled.map(({ credentialId }) => credentialId);
  const added = PARTS.flatMap((part) => {
    const known = new Set([...namesIn(before, part), ...(part === 'credentials' ? ours : [])]);
    return namesIn(user, part)
      .filter((name) => !known.has(name))
      .map((name) => `${NAMES[part](name)} is new`);
  });
  return [...added, ...user.unreadable.map(({ what }) => `${what} could not be read`)];
}
