import type { Case } from '../domain/case.ts';
import type { CaseRecord } from '../domain/case-record.ts';
import { judge } from '../domain/credential.ts';
import { otherLiveCredentials, type UserFacts } from '../domain/user.ts';
import { changeRecord } from '../shared/change-record.ts';
import type { CaseTable, UserWriter } from '../shared/ports.ts';

type Scope = 'credentials' | 'user';

/**
 * How much may be deleted: the whole user only if the answered plan said so and nothing of it is alive or new now.
 */
export function scopeOf({ plan, disabled }: CaseRecord, user: UserFacts, at: string): Scope {
  if (plan?.scope !== 'user') return 'credentials';
  const planned = new Set(plan.items.map(({ credential }) => credential.id));
  const retired = new Set(disabled.map(({ credentialId }) => credentialId));
  const everyRetired = plan.items.every(
    ({ credential, proposal }) => proposal !== 'retire' || retired.has(credential.id),
  );
  const nothingNew = user.credentials.every(({ id }) => planned.has(id));
  const nothingAlive = user.credentials.every(
    (credential) => judge(credential, plan.thresholdDays, at).is === 'off',
  );
  return everyRetired && nothingNew && nothingAlive && otherLiveCredentials(user).length === 0
    ? 'user'
    : 'credentials';
}

/**
 * Stores what is needed to build the user again. From then on a wish to restore comes too late and is told so;
 * one that arrived just before wins.
 */
export async function writeRestoreKit(
  table: CaseTable,
  case_: Case,
  { user, scope, writer, at }: { user: UserFacts; scope: Scope; writer: UserWriter; at: string },
): Promise<'written' | 'restore-requested'> {
  const inlinePolicyDocuments: Record<string, string> = {};
  if (scope === 'user')
    for (const name of user.inlinePolicies)
      inlinePolicyDocuments[name] = await writer.inlinePolicyDocument(name);
  let wanted = false;
  await changeRecord(table, case_, (record) => {
    wanted = record.answers.some(({ kind, delivered }) => kind === 'restore' && !delivered);
    if (wanted || record.restoreKit !== undefined) return undefined;
    return { ...record, restoreKit: { writtenAt: at, scope, user, inlinePolicyDocuments } };
  });
  return wanted ? 'restore-requested' : 'written';
}
