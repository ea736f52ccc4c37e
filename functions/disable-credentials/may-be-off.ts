import { isStillDisabled } from '../domain/assess/changes-of-disabled.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';

/**
 * What of the announced any of these reads shows as off. Throws TransientServiceError where another was announced in this
 * entry of the state: within its minutes all reads may be late, so a later entry has to tell.
 */
export function offByThese(
  { disabled: announced }: Pick<CaseRecord, 'disabled'>,
  reads: readonly UserFacts[],
  enteredAt: string,
): Disabled[] {
  const off = announced.filter((one) => reads.some((user) => isStillDisabled(one, user)));
  for (const one of announced) if (!off.includes(one)) refuseUnsure(one, enteredAt);
  return off;
}

/** Throws TransientServiceError where another attempt in this entry may have disabled this, whatever IAM shows. */
export function refuseUnsure(announced: Disabled | undefined, enteredAt: string): void {
  if (announced === undefined || announced.disabledAt < enteredAt) return;
  throw new TransientServiceError(
    `IAM may not show yet whether ${showCredential(announced.credentialId)} is off; it is read again.`,
  );
}
