import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord, RestoreKit } from '../domain/case/case-record.ts';
import { type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import type { ReadUser, UserFacts } from '../domain/credential/user.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { CaseTable } from '../ports.ts';
import { log } from '../runtime/logger.ts';

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

function isUntouched(kit: RestoreKit, disabled: CaseRecord['disabled'], user: UserFacts): boolean {
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
  const { restoreKit: _over, ...rest } = withDeleted(case_, user);
  return rest;
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
  if (case_.restoreKit === undefined) return case_;
  const { isBegun: _done, ...restoreKit } = case_.restoreKit;
  return { ...case_, restoreKit };
}

/**
 * After an attempt that failed: where nothing is gone its kit is withdrawn, so that everything can be had back until
 * the next attempt; else the kit says that something is. Throws nothing: the next attempt looks for itself.
 */
export async function afterFailedAttempt(
  record: CaseRecord,
  { entry, isAnyGone, read }: { entry: Acting['entry']; isAnyGone: boolean; read: () => Promise<ReadUser> },
  table: CaseTable,
): Promise<void> {
  try {
    const now = isAnyGone ? undefined : await read();
    const user = now?.exists ? now.user : undefined;
    await changeRecord(table, record, (current) => {
      checkMayAct(current, entry);
      const { restoreKit, ...rest } = current;
      if (restoreKit === undefined || restoreKit.isBegun === true) return undefined;
      const isNothingGone = user !== undefined && isUntouched(restoreKit, current.disabled, user);
      return isNothingGone ? rest : { ...rest, restoreKit: { ...restoreKit, isBegun: true } };
    });
  } catch (error) {
    log('warn', 'how far a deletion has come was not recorded', {
      caseId: record.caseId,
      error: errorNameOf(error),
    });
  }
}
