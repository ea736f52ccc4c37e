import { isSameTagKey, type UserFacts } from '../credential/user.ts';
import { findOwner, isStillNamed, type Owner } from '../plan/owner.ts';
import type { Answer } from '../question/answer.ts';
import { isAllowedAddress, type Settings } from '../settings/settings.ts';
import type { CaseRecord } from './case-record.ts';

/**
 * Whom to ask about a case: the person somebody has just named, or the security contacts where somebody is not the
 * right person; else who was named before, unless a tag has come to name another person since; else whom tags and
 * settings give. `isNew`: the time to answer starts anew.
 */
export function ownerOfCase(
  { namedOwner }: Pick<CaseRecord, 'namedOwner'>,
  user: Pick<UserFacts, 'tags' | 'account'>,
  { settings, request }: { settings: Settings; request?: Answer | undefined },
): { owner: Owner; isNew: boolean } {
  const byTags = findOwner(user, settings);
  const newOwner = request === undefined ? undefined : newOwnerBy(request, settings);
  if (newOwner !== undefined) return { owner: { ...newOwner, insteadOf: byTags.addresses }, isNew: true };
  const isNamed = namedOwner !== undefined && isStillNamed(namedOwner, byTags);
  return { owner: isNamed ? namedOwner : byTags, isNew: false };
}

function newOwnerBy({ kind, person, by }: Answer, settings: Settings): Owner | undefined {
  if (kind === 'hand-over')
    return {
      addresses: [...settings.securityContacts],
      source: 'security',
      problems: [`${by} is not the right person`],
    };
  if (kind !== 'name-other' || person === undefined || !isAllowedAddress(person, settings.allowedDomains))
    return undefined;
  return { addresses: [person], source: 'named', problems: [`named by ${by}`] };
}

/** The case whose user has no other tags than those that may name its owner: 50 long ones would be most of the item. */
export function withOwnerTags(case_: CaseRecord, { ownerTags }: Pick<Settings, 'ownerTags'>): CaseRecord {
  if (case_.user === undefined) return case_;
  const tags = Object.entries(case_.user.tags).filter(([key]) =>
    ownerTags.some((tag) => isSameTagKey(tag, key)),
  );
  return { ...case_, user: { ...case_.user, tags: Object.fromEntries(tags) } };
}
