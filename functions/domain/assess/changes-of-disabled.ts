import type { Disabled } from '../case/outcome.ts';
import { showCredential } from '../credential/credential.ts';
import { KINDS } from '../credential/kinds.ts';
import type { UserFacts } from '../credential/user.ts';
import { PermanentServiceError } from '../errors/errors.ts';
import { isShownBy } from '../time/shown-by.ts';
import { showTime } from '../time/time.ts';

/** How a disabled credential stands against what the case left behind. */
export type DisabledChange =
  | { is: 'same' }
  | { is: 'used' | 'drift' | 'missing' | 'unreadable'; reason: string };

/** Compares one disabled credential with IAM now: used since, switched on again, deleted by someone, or not known (design D7). */
export function changeOfDisabled(disabled: Disabled, user: UserFacts): DisabledChange {
  const now = user.credentials.find(({ id }) => id === disabled.credentialId);
  const name = showCredential(disabled.credentialId);
  if (now?.problem !== undefined)
    return { is: 'unreadable', reason: `${name} cannot be read: ${now.problem}` };
  const rules = KINDS[disabled.kind];
  if (rules.isMissing(now)) return { is: 'missing', reason: `${name} was deleted by someone else` };
  const lastUsedAt = rules.lastUse(now, user);
  if (lastUsedAt !== undefined && lastUsedAt !== disabled.lastUsedAt)
    return { is: 'used', reason: `${name} was used on ${showTime(lastUsedAt, 'UTC')}` };
  const reason = rules.onAgain(now, name);
  if (reason !== undefined) return { is: 'drift', reason };
  return { is: 'same' };
}

/** Whether IAM shows what a case disabled as off. */
export function isStillDisabled(
  { credentialId, kind }: Pick<Disabled, 'credentialId' | 'kind'>,
  user: UserFacts,
): boolean {
  return KINDS[kind].isStillDisabled(user.credentials.find(({ id }) => id === credentialId));
}

/** What disabled credentials call for: reasons, and those that are missing or as the case has left them. */
export interface ChangesOfDisabled {
  used: string[];
  drift: string[];
  unreadable: string[];
  missing: Disabled[];
  same: Disabled[];
}

/**
 * Throws PermanentServiceError where a disabled credential cannot be read: nobody has changed it, as far as is known, and
 * nothing goes on with it.
 */
export function requireReadable({ unreadable }: Pick<ChangesOfDisabled, 'unreadable'>): void {
  if (unreadable.length > 0) throw new PermanentServiceError(unreadable.join('; '));
}

/** Why some of these cannot be read, whatever IAM shows them as. */
export function unreadableOf(disabled: readonly Disabled[], user: UserFacts): string[] {
  return disabled.flatMap((one) => {
    const change = changeOfDisabled(one, user);
    return change.is === 'unreadable' ? [change.reason] : [];
  });
}

/**
 * What all disabled credentials together call for, once they were read as off; `used` weighs more than `drift`. What was
 * turned off so lately that this read may be late has not been turned on by anybody, as far as is known: it is `unreadable`.
 */
export function changesOfDisabled(disabled: Disabled[], user: UserFacts): ChangesOfDisabled {
  const changes = disabled.map((one) => ({
    one,
    change: unlessLate(changeOfDisabled(one, user), one, user),
  }));
  const reasons = (is: 'used' | 'drift' | 'unreadable') =>
    changes.flatMap(({ change }) => (change.is === is ? [change.reason] : []));
  const those = (is: DisabledChange['is']) =>
    changes.filter(({ change }) => change.is === is).map(({ one }) => one);
  return {
    used: reasons('used'),
    drift: reasons('drift'),
    unreadable: reasons('unreadable'),
    missing: those('missing'),
    same: those('same'),
  };
}

function unlessLate(
  change: DisabledChange,
  { credentialId, disabledAt }: Disabled,
  { readAt }: UserFacts,
): DisabledChange {
  if (change.is !== 'drift' || isShownBy(readAt, disabledAt)) return change;
  const name = showCredential(credentialId);
  return {
    is: 'unreadable',
    reason: `IAM shows ${name} as on, perhaps late: it was turned off within the hour`,
  };
}
