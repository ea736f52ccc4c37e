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

// IAM user names are unique ignoring case, so patterns ignore it too.
function matches(name: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(name);
}
