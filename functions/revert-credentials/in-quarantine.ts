import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { withQuarantine } from '../domain/incident/quarantined.ts';
import { restoreThatCounts } from '../domain/question/quarantine.ts';
import { isShownBy } from '../domain/time/shown-by.ts';
import { canRestore } from '../domain/wish/have-back.ts';
import { hasSetOut } from '../domain/wish/turning-on.ts';
import { notSettled } from './not-settled.ts';

/**
 * What a quarantine means for what is to be given back: `left-to-contacts` where nobody who may decide has asked for it;
 * `given-back` where an attempt of before it was seen has done that already, so that nothing is turned on any more.
 * Undefined: nothing. Throws TransientServiceError where an attempt in this entry of the state may have turned a key on, and
 * this read may be late; a later entry goes by its read, since an incident does not wait.
 */
export function inQuarantine(
  record: CaseRecord,
  user: UserFacts,
  at: string,
): 'left-to-contacts' | 'given-back' | undefined {
  const known = withQuarantine(record, user, at);
  const isIncident = record.status === 'open' && canRestore(record) && known.quarantine !== undefined;
  if (!isIncident || restoreThatCounts(known) !== undefined) return undefined;
  const open = notSettled(record);
  const unsure = open.find((one) => hasSetOut(record, one, at) && mayBeLate(one, user));
  if (unsure !== undefined)
    throw new TransientServiceError(
      `IAM may not show yet whether ${showCredential(unsure.credentialId)} was given back; it is read again.`,
    );
  const isBack = open.every((one) => hasSetOut(record, one, one.disabledAt) && isOn(one, user));
  return isBack && open.length > 0 ? 'given-back' : 'left-to-contacts';
}

/** Whether a read may show it as it was: as off before the attempt, or as on before it was turned off. */
function mayBeLate(one: Disabled, user: UserFacts): boolean {
  return !isOn(one, user) || !isShownBy(user.readAt, one.disabledAt);
}

function isOn({ credentialId }: Disabled, { credentials }: UserFacts): boolean {
  return credentials.some(({ id, status }) => id === credentialId && status === 'Active');
}
