import { isStillContact } from '../domain/answering/speaks-for-user.ts';
import { securityContacts } from '../domain/asking/recipients.ts';
import type { Recipient } from '../domain/question/question.ts';
import { isAllowedAddress } from '../domain/settings/rules.ts';
import type { Settings } from '../domain/settings/settings.ts';

/**
 * Of those whom a question names whoever the settings allow to be asked. A case that waits may name people whom a release
 * has taken away since: where nobody is left, the security contacts are asked. None where it names nobody.
 */
export function allowedRecipients(recipients: readonly Recipient[], settings: Settings): Recipient[] {
  const allowed = recipients.filter(
    (one) => isAllowedAddress(one.address, settings.allowedDomains) && isStillContact(one, settings),
  );
  return allowed.length > 0 || recipients.length === 0 ? allowed : securityContacts(settings);
}
