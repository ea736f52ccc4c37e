import { isAllowed } from '../domain/answering/speaks-for-user.ts';
import { securityContacts } from '../domain/asking/recipients.ts';
import type { Recipient } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';

/**
 * Of those whom a question names whoever the settings allow to be asked. A case that waits may name people whom a release
 * has taken away since: where nobody is left, the security contacts are asked. None where it names nobody.
 */
export function allowedRecipients(recipients: readonly Recipient[], settings: Settings): Recipient[] {
  const allowed = recipients.filter((one) => isAllowed(one, settings));
  if (allowed.length > 0 || recipients.length === 0) return allowed;
  const reason =
    'you are a security contact, and the settings allow none of those to be asked who were asked before';
  return securityContacts(settings).map((one) => ({ ...one, reason }));
}
