import type { ControlUser } from '../../twin/security-hub/control.ts';
import type { World } from '../../twin/world.ts';

/** The users of all accounts as Security Hub's control sees them. */
export function controlUsers(world: World): ControlUser[] {
  return [...world.accounts.values()].flatMap((account) =>
    [...account.users.values()].map((user) => ({
      account: account.id,
      arn: `arn:${world.partition}:iam::${account.id}:user${user.path}${user.userName}`,
      name: user.userName,
      userId: user.userId,
      password: user.password && {
        createdAt: user.password.createdAt,
        lastUsed: user.passwordUses.length === 0 ? undefined : Math.max(...user.passwordUses),
      },
      keys: user.accessKeys.map((key) => ({
        status: key.status,
        createdAt: key.createdAt,
        lastUsed: key.uses.at(-1)?.at,
      })),
    })),
  );
}
