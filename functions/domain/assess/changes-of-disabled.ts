import type { Disabled } from '../case/outcome.ts';
import { PASSWORD_ID, showCredential } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';

/** How a disabled credential stands against what the case left behind. */
export type DisabledChange = { is: 'same' } | { is: 'used' | 'drift' | 'missing'; reason: string };

/** Compares one disabled credential with IAM now: used since, switched on again, or deleted by someone. */
export function changeOfDisabled(disabled: Disabled, user: UserFacts): DisabledChange {
  const now = user.credentials.find(({ id }) => id === disabled.credentialId);
  const name = showCredential(disabled.credentialId);
  if (now?.problem !== undefined) return { is: 'drift', reason: `${name} cannot be read: ${now.problem}` };
  const lastUsedAt = disabled.credentialId === PASSWORD_ID ? user.passwordLastUsedAt : now?.lastUsedAt;
  if (disabled.kind === 'access-key' && now === undefined)
    return { is: 'missing', reason: `${name} was deleted by someone else` };
  if (lastUsedAt !== undefined && lastUsedAt !== disabled.lastUsedAt)
    return { is: 'used', reason: `${name} was used on ${lastUsedAt}` };
  if (disabled.credentialId === PASSWORD_ID && now !== undefined)
    return { is: 'drift', reason: 'someone has set a password again' };
  if (now !== undefined && now.status !== 'Inactive')
    return { is: 'drift', reason: `${name} is ${now.status} again` };
  return { is: 'same' };
}

/** Whether IAM shows what a case disabled as off: no login profile, or a key that is Inactive. */
export function isStillDisabled(
  { credentialId, kind }: Pick<Disabled, 'credentialId' | 'kind'>,
  user: UserFacts,
): boolean {
  const now = user.credentials.find(({ id }) => id === credentialId);
  return kind === 'password' ? now === undefined : now?.status === 'Inactive';
}

/** What all disabled credentials together call for; `used` weighs more than `drift`. */
export function changesOfDisabled(
  disabled: Disabled[],
  user: UserFacts,
): { used: string[]; drift: string[]; missing: Disabled[]; same: Disabled[] } {
  const changes = disabled.map((one) => ({ one, change: changeOfDisabled(one, user) }));
  const reasons = (is: 'used' | 'drift') =>
    changes.flatMap(({ change }) => (change.is === is ? [change.reason] : []));
  const those = (is: DisabledChange['is']) =>
    changes.filter(({ change }) => change.is === is).map(({ one }) => one);
  return { used: reasons('used'), drift: reasons('drift'), missing: those('missing'), same: those('same') };
}
