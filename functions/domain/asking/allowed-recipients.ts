import type { Recipient, Role } from '../question/question.ts';
import { isAllowedAddress } from '../settings/rules.ts';
import type { Settings } from '../settings/settings.ts';
import { securityContacts } from './recipients.ts';

/** Whether the settings still allow this address in this role: a release may have taken it, or its domain, away. */
export function isAllowed(
  { role, address }: { role: Role; address: string },
  { securityContacts, allowedDomains }: Pick<Settings, 'securityContacts' | 'allowedDomains'>,
): boolean {
  const isInRole = role !== 'security-contact' || securityContacts.includes(address);
  return isInRole && isAllowedAddress(address, allowedDomains);
}

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
