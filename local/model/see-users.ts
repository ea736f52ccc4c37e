import type { User } from '../twin/world/types.ts';
import type { World } from '../twin/world.ts';
import type { SeenCredential, SeenUser } from './chronicle.ts';

/** The id by which texts and plans name a console password. */
export const PASSWORD = 'password';

// As the policies of AWS are called (the IAM user guide on compromised access keys).
const QUARANTINE = /^arn:aws[\w-]*:iam::aws:policy\/AWSCompromisedKeyQuarantine/;

/** All users of a world as they are now, with the uses that IAM reports by now. */
export function seeUsers(world: World, now: number): SeenUser[] {
  return [...world.accounts.values()].flatMap(({ id, users }) =>
    [...users.values()].map((user) => seeUser(user, id, now - world.lastUseLagMs)),
  );
}

/** The same, made anew only where something may have changed since it was last asked: most of what happens changes no user. */
export function usersSeer(world: World): (now: number) => readonly SeenUser[] {
  let seen: { users: readonly SeenUser[]; stamp: string } | undefined;
  return (now) => {
    // Uses that show late come by themselves.
    const stamp = [world.iamLog.length, world.uses, world.lastUseLagMs > 0 ? now : ''].join();
    if (seen?.stamp !== stamp) seen = { users: seeUsers(world, now), stamp };
    return seen.users;
  };
}

function seeUser(user: User, account: string, reportedUntil: number): SeenUser {
  const { userName, userId, path, tags, attachedPolicies } = user;
  const passwordUse = latest(user.passwordUses, reportedUntil);
  return {
    ...{ account, userName, userId, path, tags: { ...tags }, passwordUse },
    isQuarantined: attachedPolicies.some((arn) => QUARANTINE.test(arn)),
    credentials: [
      ...(user.password === undefined
        ? []
        : [{ id: PASSWORD, isOn: true, createdAt: user.password.createdAt, reportedUse: passwordUse }]),
      ...user.accessKeys.map(({ id, status, createdAt, uses }): SeenCredential => {
        const times = uses.map(({ at }) => at);
        return { id, isOn: status === 'Active', createdAt, reportedUse: latest(times, reportedUntil) };
      }),
    ],
  };
}

function latest(times: readonly number[], until: number): number | undefined {
  const shown = times.filter((at) => at <= until);
  return shown.length === 0 ? undefined : Math.max(...shown);
}
