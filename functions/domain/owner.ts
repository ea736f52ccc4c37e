import * as z from 'zod';
import { isAllowedAddress, type Settings } from './settings.ts';

/** Whom a case asks as the user's stakeholder, and how that is known. */
export const ownerSchema = z.object({
  addresses: z.array(z.string()),
  /** `tag`: named by a tag of the user; `fallback`: the fallback contacts; `security`: only the security contacts. */
  source: z.enum(['tag', 'fallback', 'security']),
  /** The tag's key, when `source` is `tag`. */
  tag: z.string().optional(),
  /** What was wrong with addresses that were passed over. */
  problems: z.array(z.string()),
});
export type Owner = z.infer<typeof ownerSchema>;

const ADDRESS = z.email();

/** Finds the stakeholder: owner tag, else fallback contacts, else the security contacts (design D9). */
export function findOwner(tags: Record<string, string>, settings: Settings): Owner {
  const found = new Set<string>();
  for (const tag of settings.ownerTags) {
    const value = tags[tag];
    if (value === undefined) continue;
    const addresses = usableAddresses(tag, value, settings.allowedDomains, found);
    if (addresses.length > 0) return { addresses, source: 'tag', tag, problems: [...found] };
  }
  if (found.size === 0) found.add(`no owner tag (${settings.ownerTags.join(', ')})`);
  const problems = [...found];
  const [addresses, source] =
    settings.fallbackContacts.length > 0
      ? ([settings.fallbackContacts, 'fallback'] as const)
      : ([settings.securityContacts, 'security'] as const);
  return { addresses: [...addresses], source, problems };
}

// Tag values may not hold a comma or semicolon in every service, so blanks and slashes separate too.
function usableAddresses(tag: string, value: string, domains: string[], problems: Set<string>): string[] {
  const addresses = value.split(/[\s,;/]+/).filter((word) => ADDRESS.safeParse(word).success);
  const usable = addresses.filter((address) => isAllowedAddress(address, domains));
  if (addresses.length === 0) problems.add(`tag ${tag} holds no e-mail address`);
  if (usable.length < addresses.length) problems.add(`the address in tag ${tag} is not of an allowed domain`);
  return [...new Set(usable.map((word) => word.toLowerCase()))];
}
