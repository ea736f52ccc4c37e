import type { Claim, ReadText } from './claim.ts';
import type { Found, Scan } from './scan.ts';

/**
 * What a whole text says: `below` becomes the credentials that the text lists (`listed`), or all where it lists none,
 * and `some` is dropped where a line of a list says the same of a credential. What a text lists was so at the time
 * that it names, if it names one; but what the case is just doing it does now.
 */
export function claimsOf({ found, unread, asOf }: Scan, listed: readonly string[] = []): ReadText {
  const claims = found.flatMap((one) =>
    claimsFrom(one, found, listed).map((claim) =>
      one.isListed && asOf !== undefined && !isDoneNow(claim) ? { ...claim, asOf } : claim,
    ),
  );
  return { claims, unread };
}

const isDoneNow = ({ says }: Claim): boolean => says === 'turning-off' || says === 'turning-on';

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
