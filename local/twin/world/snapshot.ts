import type { Account, LoginProfile, User } from './types.ts';

/** A user as plain JSON: dates are ISO 8601, uses are reduced to the last one, the password's value is left out. */
export type UserSnapshot = ReturnType<typeof snapshotUser>;

/** Users by account id and user name. */
export type WorldSnapshot = Record<string, Record<string, UserSnapshot>>;

/** The users of these accounts as they are now; later changes do not show in it. */
export function snapshot(accounts: ReadonlyMap<string, Account>): WorldSnapshot {
  return Object.fromEntries(
    [...accounts.values()].map((account) => [
      account.id,
      Object.fromEntries([...account.users.values()].map((user) => [user.userName, snapshotUser(user)])),
    ]),
  );
}

function snapshotUser(user: User) {
  const {
    passwordUses,
    serviceUses: _uses,
    mayChangePassword: _,
    permissionsBoundary,
    ...rest
  } = structuredClone(user);
  return {
    ...rest,
    createdAt: iso(user.createdAt),
    password: user.password === undefined ? null : snapshotPassword(user.password),
    passwordLastUsed: passwordUses.length === 0 ? null : iso(Math.max(...passwordUses)),
    accessKeys: user.accessKeys.map(({ uses, ...key }) => {
      const last = uses.at(-1);
      const lastUsed = last === undefined ? null : { ...last, at: iso(last.at) };
      return { ...key, createdAt: iso(key.createdAt), lastUsed };
    }),
    mfaDevices: rest.mfaDevices.map(dated),
    sshPublicKeys: rest.sshPublicKeys.map(dated),
    signingCertificates: rest.signingCertificates.map(dated),
    serviceSpecificCredentials: rest.serviceSpecificCredentials.map(({ expiresAt, ...credential }) => ({
      ...dated(credential),
      expiresAt: expiresAt === undefined ? null : iso(expiresAt),
    })),
    permissionsBoundary: permissionsBoundary ?? null,
  };
}

function snapshotPassword({ createdAt, resetRequired }: LoginProfile) {
  return { createdAt: iso(createdAt), resetRequired };
}

function dated<Item extends { createdAt: number }>(
  item: Item,
): Omit<Item, 'createdAt'> & { createdAt: string } {
  return { ...item, createdAt: iso(item.createdAt) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
