import * as z from 'zod';
import { ownTag } from '../credential/user.ts';
import { isAllowedAddress, type Settings } from '../settings/settings.ts';

/** Whom a case asks as the user's stakeholder, and how that is known. */
export const ownerSchema = z.object({
  addresses: z.array(z.string()),
  /**
   * `tag`: named by a tag of the user; `account`: the contacts of its account; `fallback`: the fallback contacts;
   * `security`: only the security contacts; `named`: by somebody who was asked before and is not the right person.
   */
  source: z.enum(['tag', 'account', 'fallback', 'security', 'named']),
  /** The tag's key, when `source` is `tag`. */
  tag: z.string().optional(),
  /** The account's id, when `source` is `account`. */
  account: z.string().optional(),
  /** Whom tags and settings gave when somebody was named, or nobody was right: as long as no tag names another person, that counts. */
  insteadOf: z.array(z.string()).optional(),
  /** What was wrong with addresses that were passed over. */
  problems: z.array(z.string()),
});
export type Owner = z.infer<typeof ownerSchema>;

/** Why a tag did not lead to an address: there is none in it, or one that mail may not go to; or no tag is there. */
export type OwnerProblem = { is: 'no-address' | 'foreign'; tag: string } | { is: 'no-tag'; tags: string[] };

const ADDRESS = z.email();

/** Finds the stakeholder: owner tag, else the account's contacts, fallback contacts, security contacts (design D9). */
export function findOwner(
  { tags, account }: { tags: Record<string, string>; account: string },
  settings: Settings,
): Owner {
  const { named, problems: found } = lookAt(tags, settings);
  const problems = found.map(sayProblem);
  if (named !== undefined) return { ...named, source: 'tag', problems };
  const { accountContacts, fallbackContacts, securityContacts } = settings;
  const ofAccount = accountContacts[account];
  if (ofAccount !== undefined) return { addresses: [...ofAccount], source: 'account', account, problems };
  if (fallbackContacts.length > 0) return { addresses: [...fallbackContacts], source: 'fallback', problems };
  return { addresses: [...securityContacts], source: 'security', problems };
}

/** The people who are asked in the place of an owner to whom mail does not come; as long as no tag names another person. */
export function unreachableOwner(
  { addresses, problems, insteadOf = addresses }: Owner,
  others: readonly string[],
): Owner {
  return {
    addresses: [...others],
    source: 'security',
    insteadOf,
    problems: [`mail to ${addresses.join(', ')} bounced`, ...problems],
  };
}

/** Whether it still counts that somebody was named: no tag has come to name another person since. `now`: whom tags and settings give. */
export function isStillNamed({ addresses, insteadOf }: Owner, now: Owner): boolean {
  if (insteadOf === undefined || now.source !== 'tag') return true;
  return (
    [...now.addresses].sort().join() === [...insteadOf].sort().join() ||
    addresses.some((address) => now.addresses.includes(address))
  );
}

/** What was wrong with the owner tags of a user, up to the one that names the stakeholder. */
export function ownerProblems(tags: Record<string, string>, settings: Settings): OwnerProblem[] {
  return lookAt(tags, settings).problems;
}

function lookAt(
  tags: Record<string, string>,
  { ownerTags, allowedDomains }: Settings,
): { named?: { addresses: string[]; tag: string }; problems: OwnerProblem[] } {
  const problems: OwnerProblem[] = [];
  // Several of the settings may be the key of one tag: `Owner` and `owner` are.
  const found = new Map(
    ownerTags.flatMap((key) => ownTag(tags, key) ?? []).map(({ key, value }) => [key, value]),
  );
  for (const [tag, value] of found) {
    // Tag values may not hold a comma or semicolon in every service, so blanks and slashes separate too.
    const words = value.split(/[\s,;/]+/).filter((word) => ADDRESS.safeParse(word).success);
    const usable = words.filter((address) => isAllowedAddress(address, allowedDomains));
    if (words.length === 0) problems.push({ is: 'no-address', tag });
    if (usable.length < words.length) problems.push({ is: 'foreign', tag });
    const addresses = [...new Set(usable.map((word) => word.toLowerCase()))];
    if (addresses.length > 0) return { named: { addresses, tag }, problems };
  }
  return { problems: problems.length > 0 ? problems : [{ is: 'no-tag', tags: ownerTags }] };
}

function sayProblem(problem: OwnerProblem): string {
  if (problem.is === 'no-tag') return `no owner tag (${problem.tags.join(', ')})`;
  return problem.is === 'foreign'
    ? `the address in tag ${problem.tag} is not of an allowed domain`
    : `tag ${problem.tag} holds no e-mail address`;
}
