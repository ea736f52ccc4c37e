import { ownTag, type UserFacts } from '../credential/user.ts';
import type { Settings } from '../settings/settings.ts';

/** Why the settings protect this user, in words for a note; undefined if they do not. */
export function protectionOf(
  user: Pick<UserFacts, 'userName' | 'path' | 'tags'>,
  { protected: rules }: Settings,
): string | undefined {
  const tag = rules.tags.find(({ key, value }) => {
    const found = ownTag(user.tags, key);
    return found !== undefined && (value === undefined || found.value === value);
  });
  if (tag !== undefined) return `it has the tag ${tag.key}`;
  const path = rules.paths.find((one) => user.path.startsWith(one));
  if (path !== undefined) return `its path is below ${path}`;
  const name = rules.names.find((pattern) => matches(user.userName, pattern));
  return name === undefined ? undefined : `its name matches ${name}`;
}

/**
 * What of a user lies below a protected path though the user does not: IAM lets a user leave a group, or gives up a virtual
 * MFA device, by the right to that, which the settings deny. With it the user cannot be deleted as a whole.
 */
export function protectedParts(
  { groupArns = [], mfaDevices }: Pick<UserFacts, 'groupArns' | 'mfaDevices'>,
  { protected: { paths } }: Pick<Settings, 'protected'>,
): string[] {
  return [...groupArns, ...mfaDevices].flatMap((arn) => {
    const [, kind = '', place = ''] = PART.exec(arn) ?? [];
    const path = paths.find((one) => place.startsWith(one));
    const name = place.slice(place.lastIndexOf('/') + 1);
    return path === undefined ? [] : [`${PART_NAMES[kind]} ${name} (below the protected path ${path})`];
  });
}

/** The ARN of a group or a virtual MFA device; other devices have a serial number. */
const PART = /^arn:[^:]+:iam::\d+:(group|mfa)(\/.+)$/;
const PART_NAMES: Readonly<Record<string, string>> = { group: 'group', mfa: 'MFA device' };

// IAM user names are unique ignoring case, so patterns ignore it too.
function matches(name: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(name);
}
