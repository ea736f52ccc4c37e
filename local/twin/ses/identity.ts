/** What SES has set up. */
export interface SesIdentities {
  /** Verified addresses and domains. */
  identities: readonly string[];
  /** The configuration set that each identity uses where a mail names none. */
  defaultConfigurationSet?: string | undefined;
}

/**
 * The identity by which SES lets an address send, and whose ARN it authorises: the address itself, else its domain, else
 * the nearest parent domain; undefined where none is verified. Source: SES Developer Guide, "Creating and verifying
 * identities" (a domain covers its addresses and subdomains); which ARN is checked is what users report.
 */
export function identityOf(address: string, { identities }: SesIdentities): string | undefined {
  const labels = (address.split('@').at(-1) ?? '').split('.');
  const domains = labels.map((_label, index) => labels.slice(index).join('.'));
  for (const candidate of [address, ...domains]) {
    const found = identities.find((identity) => identity.toLowerCase() === candidate.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
