import { type AccountSpec, accountSpecSchema, type RoleSpec, roleSpecSchema } from '../world-spec.ts';
import { buildUser } from './build-user.ts';
import type { Account } from './types.ts';

/** The account that a spec describes, with the default roles that it does not replace. */
export function buildAccount(
  accountSpec: AccountSpec,
  { start, partition, roles }: { start: number; partition: string; roles: RoleSpec[] },
): Account {
  const spec = accountSpecSchema.parse(accountSpec);
  const users = spec.users.map((user) => buildUser(user, { account: spec.id, partition, start }));
  const defaults = roles.map((role) => roleSpecSchema.parse(role));
  return {
    id: spec.id,
    name: spec.name,
    aliases: spec.aliases,
    passwordPolicy: spec.passwordPolicy,
    users: new Map(users.map((user) => [user.userName, user])),
    roles: new Map([...defaults, ...spec.roles].map((role) => [role.name, role])),
    disabledRegions: spec.disabledRegions,
    unassignedMfaDevices: new Map(),
  };
}
