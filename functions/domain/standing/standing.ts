import type { CaseRecord } from '../case/case-record.ts';
import { credentialsOff } from '../case/outcome.ts';
import { isOff } from '../credential/credential.ts';
import { CREDENTIAL_KINDS, KINDS, kindOf } from '../credential/kinds.ts';
import type { UserFacts } from '../credential/user.ts';
import { proposed } from '../plan/plan.ts';
import { type Acting, isUnderWay } from './under-way.ts';

/**
 * How one credential stands, as the last read of IAM shows it and the case's own acts explain it. `unknown`: it could
 * not be read, so it is neither on nor off (design D7).
 */
export type Stands =
  | 'on'
  | 'off-by-us'
  /** An earlier case of the user has turned it off, and this one has not taken it on. */
  | 'off-by-earlier'
  | 'off-by-someone'
  | 'deleted-by-us'
  | 'gone'
  | 'unknown';

/** What is so of one credential. */
export interface Standing {
  credentialId: string;
  is: Stands;
  /** It is on because this case has given it back. */
  isGivenBack: boolean;
  /** The case is just turning it off, or where it is off by the case on again; so it stood when it set out. */
  isUnderWay: boolean;
}

/** What is so of a user and its credentials. */
export interface Statement {
  /** When IAM was read (ISO); absent where the user could not be read or is no more. */
  readAt?: string;
  isUserGone: boolean;
  credentials: Standing[];
}

/** What a statement is made from. */
export type Stated = Pick<CaseRecord, 'userGone' | 'disabled' | 'outcomes'> &
  Partial<Pick<CaseRecord, 'user' | 'plan' | 'mustUse' | 'restoredAt' | 'restoreKit' | 'off'>> &
  Acting;

/**
 * The one statement of what is so (design D17): every credential that the user has, or that the case is about, as the
 * last read shows it. Notes, mails and pages take their words from it and say nothing else about a credential.
 */
export function whatIsSo(case_: Stated): Statement {
  const { user, userGone } = case_;
  return {
    ...(user !== undefined && { readAt: user.readAt }),
    isUserGone: userGone,
    credentials: credentialsOf(case_).map((id) => standingOf(id, case_)),
  };
}

function standingOf(credentialId: string, case_: Stated): Standing {
  const is = standsAs(credentialId, case_);
  const isBack = isGivenBack(credentialId, case_);
  const mayChange = is === 'off-by-us' || (is === 'on' && !isBack);
  return {
    ...{ credentialId, is, isGivenBack: isBack },
    isUnderWay: mayChange && isUnderWay(credentialId, case_),
  };
}

/** The credentials that stand as one of these. */
export function thatAre({ credentials }: Statement, ...stands: Stands[]): string[] {
  return credentials.filter((one) => stands.includes(one.is)).map(({ credentialId }) => credentialId);
}

/** What the case has disabled and the last read shows as off and still to be given back. */
export function offByUs(case_: Stated): string[] {
  return thatAre(whatIsSo(case_), 'off-by-us');
}

/** Whether the case has set out to change anything; without that "nothing was changed" is so. */
export function hasActed({ disabled, outcomes, restoreKit }: Stated): boolean {
  const isDone = outcomes.some(({ result }) => result === 'deleted' || result === 'restored');
  return disabled.length > 0 || isDone || restoreKit !== undefined;
}

function credentialsOf({ user, plan, disabled, outcomes, mustUse }: Stated): string[] {
  const ids = [
    ...(user?.credentials ?? []).map(({ id }) => id),
    ...(plan === undefined ? [] : proposed(plan)).map(({ credential }) => credential.id),
    ...[...disabled, ...outcomes].map(({ credentialId }) => credentialId),
    ...(mustUse?.credentialIds ?? []),
  ];
  return [...new Set(ids)].sort(
    (one, other) => CREDENTIAL_KINDS.indexOf(kindOf(one)) - CREDENTIAL_KINDS.indexOf(kindOf(other)),
  );
}

function standsAs(id: string, case_: Stated): Stands {
  const { user, userGone } = case_;
  const isDeleted = case_.outcomes.some((one) => one.credentialId === id && one.result === 'deleted');
  // It was proven by a read, and the id of a key never comes back; a password has none.
  if (isDeleted && (userGone || !KINDS[kindOf(id)].isReplaced)) return 'deleted-by-us';
  if (userGone) return 'gone';
  if (user === undefined) return 'unknown';
  if (isOffSinceEarlier(id, case_)) return 'off-by-earlier';
  const isOurs = isDisabledByUs(id, case_);
  // What somebody else has deleted meanwhile stands in the kit as well.
  const mayBeDeleted = isOurs && isInKit(id, case_) && resultOf(id, case_.outcomes) !== 'dropped';
  return asShown(id, user, { isOurs, isDeleted: isDeleted || mayBeDeleted });
}

function asShown(
  id: string,
  { credentials }: UserFacts,
  { isOurs, isDeleted }: { isOurs: boolean; isDeleted: boolean },
): Stands {
  const rules = KINDS[kindOf(id)];
  const now = credentials.find((one) => one.id === id);
  if (now === undefined && isDeleted) return 'deleted-by-us';
  if (isOurs && rules.isStillDisabled(now)) return 'off-by-us';
  if (now === undefined) return 'gone';
  if (now.status === 'Active') return 'on';
  return isOff(now) ? 'off-by-someone' : 'unknown';
}

/** What the case has disabled and not given back; where giving back has failed, it is still off by it. */
function isDisabledByUs(id: string, { disabled, restoredAt, outcomes }: Stated): boolean {
  const result = resultOf(id, outcomes);
  const isBack = result === 'restored' || (restoredAt !== undefined && result !== 'failed');
  return disabled.some(({ credentialId }) => credentialId === id) && !isBack;
}

/** What the case has given back, also once its use was looked for; what somebody else has turned on it has left alone. */
function isGivenBack(id: string, { disabled, restoredAt, outcomes }: Stated): boolean {
  const result = resultOf(id, outcomes);
  if (result === 'restored') return true;
  const isLeftAlone = result === 'failed' || result === 'dropped';
  return restoredAt !== undefined && !isLeftAlone && disabled.some(({ credentialId }) => credentialId === id);
}

function resultOf(id: string, outcomes: Stated['outcomes']) {
  return outcomes.findLast(({ credentialId }) => credentialId === id)?.result;
}

/** Whether its deletion had begun: the kit with it was written, and only then is anything deleted. */
function isInKit(id: string, { restoreKit }: Stated): boolean {
  return restoreKit?.user.credentials.some((one) => one.id === id) === true;
}

/** Whether the list of what earlier cases have left off has it, and this case has not taken it on. */
function isOffSinceEarlier(id: string, { off = [], user, disabled }: Stated): boolean {
  const isOwn = disabled.some(({ credentialId }) => credentialId === id);
  const earlier = credentialsOff(off).find(({ credentialId }) => credentialId === id);
  if (isOwn || earlier === undefined || user === undefined) return false;
  return KINDS[earlier.kind].isStillDisabled(user.credentials.find((one) => one.id === id));
}
