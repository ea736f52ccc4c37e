import { InvalidInputError } from '../domain/errors/errors.ts';
import type { Recipient } from '../domain/question/question.ts';
import { isAllowedAddress } from '../domain/settings/rules.ts';
import type { Settings } from '../domain/settings/settings.ts';

/**
 * Throws InvalidInputError for a recipient that the settings do not allow: whoever may invoke this function must not
 * get a link by it, least of all one of a security contact.
 */
export function checkRecipients(
  recipients: readonly Recipient[],
  { allowedDomains, securityContacts }: Pick<Settings, 'allowedDomains' | 'securityContacts'>,
): void {
  const stranger = recipients.find(
    ({ address, role }) =>
      !isAllowedAddress(address, allowedDomains) ||
      (role === 'security-contact' && !securityContacts.includes(address)),
  );
  if (stranger !== undefined)
    throw new InvalidInputError(`The settings do not allow to ask ${stranger.address} as ${stranger.role}.`);
}
