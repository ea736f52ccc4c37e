import type { UserFacts } from '../credential/user.ts';
import type { AdminPolicy, Evidence, GroupPolicies } from './evidence.ts';

/** AWS's own policies that make an administrator, and whatever somebody has called so. */
const ADMIN = /admin|^IAMFullAccess$|^PowerUserAccess$/i;

/** More than anybody reads, and few enough for the item (groups may have hundreds). */
const KEPT = 20;

/** Policies by whose names the user may do a lot, its own first. They are judged by name only. */
export function adminOf(
  user: Pick<UserFacts, 'attachedPolicies' | 'inlinePolicies' | 'groups' | 'unreadable'>,
  ofGroups: GroupPolicies,
): Evidence['admin'] {
  const own = [...user.attachedPolicies.map(nameOf), ...user.inlinePolicies];
  const groups = user.groups.slice(0, KEPT);
  const policies: AdminPolicy[] = [
    ...adminNames(own).map((name) => ({ name, by: 'user' as const })),
    ...adminNames(ofGroups.is === 'known' ? ofGroups.names : [])
      .filter((name) => !own.includes(name))
      .map((name) => ({ name, by: 'groups' as const, groups })),
  ];
  const isOwnRead = user.unreadable.every(({ what }) => !LISTS.includes(what));
  return {
    policies: policies.slice(0, KEPT),
    isCut: policies.length > KEPT,
    isWhole: isOwnRead && ofGroups.is === 'known',
    isDenied: ofGroups.is === 'unknown' && ofGroups.isDenied,
  };
}

/** As `unreadable` calls the lists that policies come from (functions/aws/iam/user-lists.ts). */
const LISTS: readonly string[] = ['attached policies', 'inline policies', 'groups'];

function nameOf(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

function adminNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => ADMIN.test(name)))];
}
