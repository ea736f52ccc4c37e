import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct, type Hold, recordAct } from '../cases/record-act.ts';
import type { CaseRecord, RestoreKit } from '../domain/case/case-record.ts';
import { showCredential } from '../domain/credential/credential.ts';
import { otherLiveCredentials, type UserFacts } from '../domain/credential/user.ts';
import { judge } from '../domain/credential/verdict.ts';
import { proposed, withinScope } from '../domain/plan/plan.ts';
import { protectedParts } from '../domain/plan/protection.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, PauseSwitch, UserWriter } from '../ports.ts';

type Scope = 'credentials' | 'user';

/**
 * How much may be deleted: the whole user only if the answered plan and the settings of now say so, and nothing of it is
 * alive, new or protected now. `reasons`: why the user stays although its deletion was asked for.
 */
export function scopeOf(
  { plan: answered, disabled }: CaseRecord,
  user: UserFacts,
  { at, settings }: { at: string; settings: Settings },
): { scope: Scope; reasons: string[] } {
  const plan = answered && withinScope(answered, settings);
  if (plan?.scope !== 'user') return { scope: 'credentials', reasons: plan?.userDeletionBlockers ?? [] };
  const planned = new Set(plan.items.map(({ credential }) => credential.id));
  const retired = new Set(disabled.map(({ credentialId }) => credentialId));
  const notRetired = proposed(plan).filter(({ credential }) => !retired.has(credential.id));
  const alive = user.credentials.filter(
    (credential) => !planned.has(credential.id) || judge(credential, plan.thresholdDays, at).is !== 'off',
  );
  const left = [...notRetired.map(({ credential }) => credential.id), ...alive.map(({ id }) => id)];
  const reasons = [
    ...[...new Set(left)].map(showCredential),
    ...otherLiveCredentials(user),
    ...protectedParts(user, settings),
  ];
  return { scope: reasons.length === 0 ? 'user' : 'credentials', reasons };
}

/**
 * Stores what is needed to build the user again. From then on a wish to restore comes too late and is told so;
 * one that arrived just before wins, and so does a pause: nothing may be deleted then.
 */
export async function writeRestoreKit(
  record: CaseRecord,
  {
    user,
    scope,
    writer,
    entry,
    isBegun,
  }: { user: UserFacts; scope: Scope; writer: UserWriter; entry: Acting['entry']; isBegun: boolean },
  switches: { table: CaseTable; pauses: PauseSwitch },
): Promise<Hold | undefined> {
  // What has begun is finished, whatever is paused or wished since; a kit of which nothing is gone is made anew.
  if (isBegun) return markBegun(record, entry, switches.table);
  const inlinePolicyDocuments: Record<string, string> = {};
  if (scope === 'user')
    for (const name of user.inlinePolicies)
      inlinePolicyDocuments[name] = await writer.inlinePolicyDocument(name);
  const restoreKit = { writtenAt: entry.enteredAt, scope, user, inlinePolicyDocuments };
  return recordAct({ address: record, entry }, (current) => withKit(current, restoreKit), switches);
}

// The kit of another attempt is replaced; only that there is another attempt is kept.
function withKit(current: CaseRecord, restoreKit: RestoreKit): CaseRecord | undefined {
  if (current.restoreKit === undefined) return { ...current, restoreKit };
  return current.restoreKit.isBegun === true
    ? undefined
    : { ...current, restoreKit: { ...restoreKit, isShared: true } };
}

/** An attempt that died could not say so itself, or is not dead. */
async function markBegun(record: CaseRecord, entry: Acting['entry'], table: CaseTable): Promise<undefined> {
  if (record.restoreKit?.isBegun === true) return;
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const { restoreKit } = current;
    if (restoreKit === undefined || restoreKit.isBegun === true) return undefined;
    return { ...current, restoreKit: { ...restoreKit, isBegun: true } };
  });
}
