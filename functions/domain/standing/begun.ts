import type { CaseRecord, RestoreKit } from '../case/case-record.ts';
import { type Outcome, withOutcomes } from '../case/outcome.ts';
import type { UserFacts } from '../credential/user.ts';

/** The parts of a user that go before the user does. */
export const PARTS = [
  'credentials',
  'groups',
  'mfaDevices',
  'sshPublicKeys',
  'signingCertificates',
  'serviceSpecificCredentials',
  'inlinePolicies',
  'attachedPolicies',
] as const;

/** The names of what a user has in one of its parts. */
export function namesIn(user: UserFacts, part: (typeof PARTS)[number]): string[] {
  return user[part].map((one) => (typeof one === 'string' ? one : one.id));
}

/**
 * How far an earlier attempt to delete has come: `not`, also where its kit is written and nothing is gone; `partly`,
 * where the rest can still be given back; `user`, where some of a user that goes as a whole is gone.
 */
export function howFar({ restoreKit, disabled }: CaseRecord, user: UserFacts): 'not' | 'partly' | 'user' {
  if (restoreKit === undefined || isUntouched(restoreKit, disabled, user)) return 'not';
  return restoreKit.scope === 'user' ? 'user' : 'partly';
}

/** Whether this read shows everything as it was when the kit was written, and no attempt may have taken any. */
export function isUntouched(kit: RestoreKit, disabled: CaseRecord['disabled'], user: UserFacts): boolean {
  if (kit.isBegun === true) return false;
  if (kit.scope === 'user') return PARTS.every((part) => goneOf(kit, user, part).length === 0);
  return goneOf(kit, user, 'credentials').every((id) => disabled.every((one) => one.credentialId !== id));
}

function goneOf({ user: before }: RestoreKit, user: UserFacts, part: (typeof PARTS)[number]): string[] {
  const left = new Set(namesIn(user, part));
  return namesIn(before, part).filter((name) => !left.has(name));
}

/** The case that deletes no more for now: what is gone by it is told so, and the rest can be given back again. */
export function withoutDeletion(case_: CaseRecord, user: UserFacts): CaseRecord {
  return withoutKit(withDeleted(case_, user));
}

/** The case whose kit is withdrawn. An attempt may have been made with it, and IAM may show late what that has deleted. */
export function withoutKit(case_: CaseRecord): CaseRecord {
  const { restoreKit, ...rest } = case_;
  return restoreKit === undefined ? case_ : { ...rest, hasTriedToDelete: true };
}

/** The case with what it has deleted so far, as far as this read shows it. */
export function withDeleted(case_: CaseRecord, user: UserFacts): CaseRecord {
  const { restoreKit, disabled, outcomes } = case_;
  if (restoreKit === undefined) return case_;
  const gone = new Set(goneOf(restoreKit, user, 'credentials'));
  const left = new Set(namesIn(user, 'credentials'));
  // A password went when it was disabled; a half deleted user can have none back.
  const isOver = howFar(case_, user) === 'user';
  const deleted = disabled
    .filter(({ credentialId: id }) => gone.has(id) || (isOver && !left.has(id)))
    .map(({ credentialId }): Outcome => ({ credentialId, result: 'deleted' }));
  return { ...case_, outcomes: withOutcomes(outcomes, deleted) };
}

/** The case whose deletion has come to its end. */
export function withDeletionDone(case_: CaseRecord): CaseRecord {
  const { hasTriedToDelete: _tried, ...rest } = case_;
  if (rest.restoreKit === undefined) return rest;
  const { isBegun: _begun, isShared: _shared, ...restoreKit } = rest.restoreKit;
  return { ...rest, restoreKit };
}

/**
 * The case whose deletion is tried no more. Unless some of a user that goes as a whole is gone, the rest can be given
 * back again, and what is gone is told so; where IAM could not be read, by who reads it next.
 */
export function withDeletionOver(case_: CaseRecord): CaseRecord {
  const { restoreKit, user, userGone } = case_;
  if (restoreKit === undefined || userGone) return case_;
  if (user !== undefined) return howFar(case_, user) === 'user' ? case_ : withoutDeletion(case_, user);
  return restoreKit.scope === 'user' && restoreKit.isBegun === true ? case_ : withoutKit(case_);
}
