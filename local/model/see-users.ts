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
    [...users.values()].map((user) => seeUser(user, id, { world, now })),
  );
}

/** The same, made anew only where something may have changed since it was last asked: most of what happens changes no user. */
export function usersSeer(world: World): (now: number) => readonly SeenUser[] {
  let seen: { users: readonly SeenUser[]; stamp: string } | undefined;
  return (now) => {
    // Uses that show late come by themselves.
    const isLate = world.lastUseLagMs > 0 || world.readLagReads > 0;
    const stamp = [world.iamLog.length, world.uses, world.staleReads, isLate ? now : ''].join();
    if (seen?.stamp !== stamp) seen = { users: seeUsers(world, now), stamp };
    return seen.users;
  };
}

function seeUser(user: User, account: string, { world, now }: { world: World; now: number }): SeenUser {
  const { userName, userId, path, tags, attachedPolicies } = user;
  const reportedUntil = now - world.lastUseLagMs;
  const isQuarantined = attachedPolicies.some(isQuarantine);
  const isUnseen =
    isQuarantined && !world.willShow(account, user, 'attachedPolicies', now).some(isQuarantine);
  const passwordUse = latest(user.passwordUses, reportedUntil);
  return {
    ...{ account, userName, userId, path, tags: { ...tags }, passwordUse },
    isQuarantined,
    ...(isUnseen && { isQuarantineUnseen: true }),
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

function isQuarantine(arn: string): boolean {
  return QUARANTINE.test(arn);
}

function latest(times: readonly number[], until: number): number | undefined {
  const shown = times.filter((at) => at <= until);
  return shown.length === 0 ? undefined : Math.max(...shown);
}
