import { isStillDisabled } from '../domain/assess/changes-of-disabled.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { attemptsIn } from '../domain/standing/announced.ts';

/**
 * What of the announced any of these reads shows as off. Throws TransientServiceError where another was announced, or tried,
 * in this entry of the state: within its minutes all reads may be late, so a later entry has to tell.
 */
export function offByThese(
  { disabled: announced }: Pick<CaseRecord, 'disabled'>,
  reads: readonly UserFacts[],
  enteredAt: string,
): Disabled[] {
  const off = announced.filter((one) => reads.some((user) => isStillDisabled(one, user)));
  const unsure = announced.find((one) => !off.includes(one) && attemptsIn(one, enteredAt) > 0);
  if (unsure !== undefined) throw mayBeOff(unsure.credentialId);
  return off;
}

/** To be thrown where another attempt in this entry of the state may have disabled this; `refusal`: why this one could not. */
export function mayBeOff(credentialId: string, refusal?: string): TransientServiceError {
  const why = refusal === undefined ? '' : ` This try was refused: ${refusal}`;
  return new TransientServiceError(
    `IAM may not show yet whether ${showCredential(credentialId)} is off; it is read again.${why}`,
  );
}
