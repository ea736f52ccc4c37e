import { type Credential, showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';
import { judge, type Verdict } from '../credential/verdict.ts';
import { showDay } from '../time/time.ts';
import type { PlanItem } from './plan.ts';
import { STAYS_BECAUSE } from './stays.ts';

/** The evidence for one credential in a few words: `AKIA…1234 (last used 2026-01-02, s3, eu-west-1)`. */
export function showEvidence(
  { credential, verdict }: Pick<PlanItem, 'credential' | 'verdict'>,
  timeZone: string,
): string {
  return `${showCredential(credential.id)} (${evidence(credential, verdict, timeZone)})`;
}

function evidence(credential: Credential, verdict: Verdict, timeZone: string): string {
  if (verdict.is === 'unknown') return 'unknown';
  if (verdict.is === 'off') return credential.status;
  const { lastUsedAt, lastUsedService, lastUsedRegion } = credential;
  if (lastUsedAt === undefined || (verdict.is === 'unused' && verdict.neverUsed) || verdict.is === 'new')
    return `never used, ${verdict.days} days old`;
  const where = [lastUsedService, lastUsedRegion].filter((part) => part !== undefined);
  return [`last used ${showDay(lastUsedAt, timeZone)}`, ...where].join(', ');
}

/**
 * Whether a read of IAM proves that no active credential is unused or unknown, which is what RESOLVED claims
 * (design D5). A user that is gone has none.
 */
export function isClean(
  user: UserFacts | undefined,
  userGone: boolean,
  thresholdDays: number,
  at: string,
): boolean {
  if (userGone) return true;
  if (user === undefined) return false;
  return user.credentials.every((credential) => {
    const verdict = judge(credential, thresholdDays, at).is;
    return verdict !== 'unused' && verdict !== 'unknown';
  });
}

/** One sentence for each unused credential that stays all the same. */
export function sayWhatStays({ items }: { items: readonly PlanItem[] }): string[] {
  return items.flatMap(({ credential, verdict, stays }) =>
    stays === undefined || verdict.is !== 'unused'
      ? []
      : [`The ${showCredential(credential.id)} stays: ${STAYS_BECAUSE[stays]}.`],
  );
}
