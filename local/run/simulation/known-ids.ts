import type { World } from '../../twin/world.ts';

/** Follows which unique ids a user name has, also after the user was created anew or renamed. */
export function knownUserIds(world: World): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  const learn = (account: string, user: string, id: string | undefined): void => {
    const ids = known.get(`${account}/${user}`) ?? new Set();
    if (id !== undefined) known.set(`${account}/${user}`, ids.add(id));
  };
  for (const account of world.accounts.values()) {
    for (const user of account.users.values()) learn(account.id, user.userName, user.userId);
  }
  world.onChange(({ account, user, detail }) => {
    const names = [user, ...(detail['newUserName'] === undefined ? [] : [String(detail['newUserName'])])];
    for (const name of names) learn(account, name, world.user(account, name)?.userId);
  });
  return known;
}

/** Follows the ids of all access keys that there have been. */
export function knownKeyIds(world: World): Set<string> {
  const known = new Set<string>();
  const learn = (): void => {
    for (const { users } of world.accounts.values())
      for (const { accessKeys } of users.values()) for (const { id } of accessKeys) known.add(id);
  };
  learn();
  world.onChange(learn);
  return known;
}
