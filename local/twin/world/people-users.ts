import { buildUser, toGroup } from './build-user.ts';
import { type Act, denied, edit, type Outcome, type PeoplesWorld, who } from './edit.ts';
import type { Account, User } from './types.ts';
import type { UserSpec } from './user-spec.ts';

/** What people do to users and their permissions by hand. */
export interface PeoplesUsers {
  /** Creates a user, at `at` unless the spec says when; durations in the spec count back from `at`. */
  createUser(act: Act & { spec?: Omit<UserSpec, 'userName'> | undefined }): Outcome;
  /** Deletes the user and all that belongs to it. */
  deleteUser(act: Act): Outcome;
  /** Deletes the user and creates another one of the same name, with another UserId. */
  recreateUser(act: Act & { spec?: Omit<UserSpec, 'userName'> | undefined }): Outcome;
  /** As UpdateUser: the name, and with `path` the path, become other ones, and so does the ARN; UserId and all else stay. */
  renameUser(act: Act & { to: string; path?: string | undefined }): Outcome;
  /** Sets tags; those not named stay, and one whose key differs in case only is replaced. */
  tag(act: Act & { tags: Record<string, string> }): Outcome;
  untag(act: Act & { keys: string[] }): Outcome;
  addToGroup(act: Act & { group: string }): Outcome;
  attachPolicy(act: Act & { policyArn: string }): Outcome;
  detachPolicy(act: Act & { policyArn: string }): Outcome;
  putInlinePolicy(act: Act & { name: string; document: unknown }): Outcome;
}

/** The user edits of a world's people. */
export function createPeoplesUsers(world: PeoplesWorld): PeoplesUsers {
  return {
    createUser: (act) => createUser(world, act),
    deleteUser: (act) => deleteUser(world, act),

    recreateUser: (act) => {
      const outcome = deleteUser(world, act);
      return outcome.ok ? createUser(world, act) : outcome;
    },

    renameUser: (act) => renameUser(world, act),

    tag: (act) =>
      edit(world, act, {
        action: 'TagUser',
        part: 'tags',
        detail: act.tags,
        apply: (user) => {
          user.tags = { ...without(user.tags, Object.keys(act.tags)), ...act.tags };
        },
      }),

    untag: (act) =>
      edit(world, act, {
        action: 'UntagUser',
        part: 'tags',
        detail: { keys: act.keys.join(', ') },
        apply: (user) => {
          user.tags = without(user.tags, act.keys);
        },
      }),

    addToGroup: (act) =>
      edit(world, act, {
        action: 'AddUserToGroup',
        part: 'groups',
        detail: { groupName: act.group },
        apply: ({ groups }) => groups.push(toGroup(act.group)),
      }),

    attachPolicy: (act) =>
      edit(world, act, {
        action: 'AttachUserPolicy',
        part: 'attachedPolicies',
        detail: { policyArn: act.policyArn },
        apply: ({ attachedPolicies }) => attachedPolicies.push(act.policyArn),
      }),

    detachPolicy: (act) =>
      edit(world, act, {
        action: 'DetachUserPolicy',
        part: 'attachedPolicies',
        detail: { policyArn: act.policyArn },
        apply: (user) => {
          user.attachedPolicies = user.attachedPolicies.filter((arn) => arn !== act.policyArn);
        },
      }),

    putInlinePolicy: (act) =>
      edit(world, act, {
        action: 'PutUserPolicy',
        part: 'inlinePolicies',
        detail: { policyName: act.name },
        apply: (user) => {
          const others = user.inlinePolicies.filter(({ name }) => name !== act.name);
          user.inlinePolicies = [...others, { name: act.name, document: act.document }];
        },
      }),
  };
}

/** The tags without those of these keys, in whatever case (IAM user guide, "Tags for AWS IAM resources", Case sensitivity). */
function without(tags: User['tags'], keys: readonly string[]): User['tags'] {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !gone.has(key.toLowerCase())));
}

function createUser(
  world: PeoplesWorld,
  act: Act & { spec?: Omit<UserSpec, 'userName'> | undefined },
): Outcome {
  const account = world.accounts.get(act.account);
  if (account === undefined) return denied('the account does not exist');
  if (account.users.has(act.user)) return denied('a user of this name exists');
  const createdAt = act.spec?.createdAt ?? new Date(act.at).toISOString();
  const context = { account: act.account, partition: world.partition, start: act.at };
  const user = buildUser({ ...act.spec, userName: act.user, createdAt }, context);
  world.change({ ...who(act), action: 'CreateUser', part: 'self', detail: { userId: user.userId } }, () =>
    account.users.set(act.user, user),
  );
  return { ok: true };
}

function renameUser(world: PeoplesWorld, act: Parameters<PeoplesUsers['renameUser']>[0]): Outcome {
  const { to, path } = act;
  const account = world.accounts.get(act.account);
  const user = account?.users.get(act.user);
  if (account === undefined || user === undefined) return denied('the user does not exist');
  if (isTaken(account, to, user)) return denied('a user of this name exists');
  const detail = { newUserName: to, ...(path !== undefined && { newPath: path }) };
  world.change({ ...who(act), action: 'UpdateUser', part: 'self', detail }, () => {
    account.users.delete(act.user);
    Object.assign(user, { userName: to, ...(path !== undefined && { path }) });
    account.users.set(to, user);
  });
  return { ok: true };
}

/** Names of users differ in more than case. Source: the SDK's docs of CreateUser. */
function isTaken({ users }: Account, name: string, by: User): boolean {
  return [...users.values()].some(
    (other) => other !== by && other.userName.toLowerCase() === name.toLowerCase(),
  );
}

function deleteUser(world: PeoplesWorld, act: Act): Outcome {
  const account = world.accounts.get(act.account);
  const user = account?.users.get(act.user);
  if (account === undefined || user === undefined) return denied('the user does not exist');
  world.change({ ...who(act), action: 'DeleteUser', part: 'self', detail: { userId: user.userId } }, () => {
    account.users.delete(act.user);
    // A virtual device outlives its user; FIDO serials are ARNs as well, without `:mfa/`.
    for (const { serial } of user.mfaDevices)
      if (serial.includes(':mfa/')) account.unassignedMfaDevices.set(serial, user.userName);
  });
  return { ok: true };
}
