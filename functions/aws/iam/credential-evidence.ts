import type { Credential } from '../../domain/credential/credential.ts';
import { isTransient, nameOfServiceError } from '../call.ts';
import type { IamDate } from './date.ts';

const UNREADABLE_DATE = 'IAM reports a date that cannot be read';

/** The credential with the dates that IAM tells; one that cannot be read is a `problem`, and not "never" (design D7). */
export function withDates(credential: Credential, created: IamDate, lastUsed: IamDate): Credential {
  const unreadable = created.is === 'unreadable' || lastUsed.is === 'unreadable';
  return {
    ...credential,
    ...(created.is === 'known' && { createdAt: created.iso }),
    ...(lastUsed.is === 'known' && { lastUsedAt: lastUsed.iso }),
    ...(unreadable && { problem: UNREADABLE_DATE }),
  };
}

/** Why a credential is unknown; throws what is worth another try instead. */
export function problemOf(error: unknown, operation: string): string {
  if (isTransient(error)) throw error;
  const refusal = nameOfServiceError(error);
  return refusal === undefined
    ? `IAM’s answer to ${operation} cannot be read`
    : `IAM did not answer ${operation} (${refusal})`;
}
