import type { Claim, ReadText } from './claim.ts';
import type { Found, Scan } from './scan.ts';

/**
 * What a whole text says: `below` becomes the credentials that the text lists (`listed`), or all where it lists none,
 * and `some` is dropped where a line of a list says the same of a credential. In a text about the past a list tells
 * what was done, and not how things are.
 */
export function claimsOf(scan: Scan, listed: readonly string[] = []): ReadText {
  const found = scan.isPast ? scan.found.filter((one) => !isDeed(one)) : scan.found;
  return { claims: found.flatMap((one) => claimsFrom(one, found, listed)), unread: scan.unread };
}

function isDeed({ isListed, says }: Found): boolean {
  return isListed && (says === 'off-by-us' || says === 'restored');
}

function claimsFrom(
  { about, says, sentence }: Found,
  found: readonly Found[],
  listed: readonly string[],
): Claim[] {
  return subjects(about, says, { found, listed }).map((credential) => ({ credential, says, sentence }));
}

function subjects(
  about: string,
  says: Found['says'],
  { found, listed }: { found: readonly Found[]; listed: readonly string[] },
): readonly string[] {
  if (about === 'below') return listed.length === 0 ? ['all'] : listed;
  if (about !== 'some') return [about];
  return found.some((one) => one.isListed && one.says === says) ? [] : ['all'];
}
