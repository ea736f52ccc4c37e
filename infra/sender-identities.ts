/**
 * The names under which SES may have verified a sender, the nearest first: the address, its domain, and the domains
 * above; a top-level domain is nobody's identity.
 */
export function identitiesOf(sender: string): string[] {
  const labels = (sender.split('@').at(-1) ?? '').split('.');
  const domains = labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'));
  return [sender, ...domains];
}
