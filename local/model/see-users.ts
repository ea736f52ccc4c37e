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
