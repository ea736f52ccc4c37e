import type { WorldCore } from './core.ts';
import { type Act, denied, type Outcome } from './edit.ts';
import { createPeoplesCredentials, type PeoplesCredentials } from './people-credentials.ts';
import { createPeoplesUsers, type PeoplesUsers } from './people-users.ts';
import type { LoginProfile, User } from './types.ts';

/** What people do in the accounts, outside of the workflow. */
export interface People extends PeoplesCredentials, PeoplesUsers {
  /** Uses an access key; AWS lets only an existing Active key do anything. */
  useKey(act: Act & { keyId: string; service?: string | undefined; region?: string | undefined }): Outcome;
  /**
   * Signs in to the console. A password that must be changed is changed, which takes permission: the account's
   * policy or the user's own. A `password` given must be the one last set during the run. `canBeRead`: whether
   * anybody can read this password where a program has stored it; without, everybody knows all passwords.
   */
  signIn(
    act: Act & { password?: string | undefined; canBeRead?: ((password: string) => boolean) | undefined },
  ): Outcome;
}

/** Sign-ins less than this long after a recorded one are not recorded. Source: the SDK's docs of `PasswordLastUsed`. */
const RECORD_EVERY = 5 * 60_000;

/** The people of a world. */
export function createPeople(world: WorldCore): People {
  return {
    ...createPeoplesCredentials(world),
    ...createPeoplesUsers(world),
    useKey: (act) => useKey(world, act),
    signIn: (act) => signIn(world, act),
  };
}

function useKey(
  world: WorldCore,
  { account, user, keyId, at, service = 's3', region = 'us-east-1' }: Parameters<People['useKey']>[0],
): Outcome {
  const key = world.user(account, user)?.accessKeys.find(({ id }) => id === keyId);
  if (key === undefined) return denied('the access key does not exist');
  if (key.status !== 'Active') return denied(`the access key is ${key.status}`);
  key.uses.push({ at, service, region });
  world.recordUse();
  return { ok: true };
}

function signIn(world: WorldCore, act: Parameters<People['signIn']>[0]): Outcome {
  const user = world.user(act.account, act.user);
  const profile = user?.password;
  if (user === undefined || profile === undefined) return denied('the user has no console password');
  const wrong = whyNotKnown(profile, act);
  if (wrong !== undefined) return denied(wrong);
  if (profile.resetRequired) {
    if (!mayChangePassword(world, act.account, user)) {
      return denied('the password must be changed, and the user may not change it');
    }
    changePassword(world, act);
  }
  const last = user.passwordUses.at(-1);
  if (last === undefined || act.at - last >= RECORD_EVERY) user.passwordUses.push(act.at);
  world.recordUse();
  return { ok: true };
}

function whyNotKnown(
  { value = '', isFromApi }: LoginProfile,
  { password, canBeRead = () => true }: Parameters<People['signIn']>[0],
): string | undefined {
  if (password !== undefined && value !== password) return 'the password is wrong';
  return isFromApi && !canBeRead(value) ? 'nobody can read the new password' : undefined;
}

function mayChangePassword(world: WorldCore, account: string, user: User): boolean {
  return (
    user.mayChangePassword || world.accounts.get(account)?.passwordPolicy?.allowUsersToChangePassword === true
  );
}

function changePassword(world: WorldCore, { account, user, at, by = user }: Act): void {
  const profile = world.user(account, user)?.password;
  if (profile === undefined) return;
  const value = `Chosen-by-${user}-${at}`;
  world.recordPassword(value);
  world.change({ at, action: 'ChangePassword', account, user, by, part: 'password' }, () => {
    Object.assign(profile, { resetRequired: false, value, isFromApi: false });
  });
}
