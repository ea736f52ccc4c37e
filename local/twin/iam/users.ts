import * as z from 'zod';
import { type CallContext, type Operation, operation } from '../service.ts';
import type { User, UserPart } from '../world/types.ts';
import type { World } from '../world.ts';
import { deleteConflict } from './errors.ts';
import { accountOf, changeBy, noSuchUser, requireName, shownUse, userOf } from './lookup.ts';
import { page } from './page.ts';
import { ofUser, pageParameters, partOfUser } from './parameters.ts';

const anyUser = z.strictObject({ PathPrefix: z.string().startsWith('/').optional(), ...pageParameters });

/** GetUser, ListUsers, ListUserTags and DeleteUser. */
export function userOperations(world: World): Record<string, Operation> {
  return {
    GetUser: operation({
      parameters: ofUser,
      run: (parameters, context) => ({ User: getUser(world, requireName(parameters.UserName), context) }),
    }),

    ListUsers: operation({
      parameters: anyUser,
      run({ PathPrefix = '/', ...wanted }, context) {
        const shown = world
          .seenUsers(context.principal.account, context.now)
          .filter((user) => user.path.startsWith(PathPrefix))
          .map((user) => showUser(world, user, context));
        return page('Users', shown, wanted, world.pageSize);
      },
    }),

    ListUserTags: operation({
      parameters: partOfUser,
      run(parameters, context) {
        const user = userOf(world, context, parameters.UserName);
        return page('Tags', tagsOf(world, user, context), parameters, world.pageSize);
      },
    }),

    DeleteUser: operation({
      parameters: ofUser,
      run: (parameters, context) => deleteUser(world, parameters.UserName, context),
    }),
  };
}

function getUser(world: World, name: string, context: CallContext): unknown {
  accountOf(world, context);
  const user = world.seenUser(context.principal.account, name, context.now);
  if (user === undefined) throw noSuchUser(name);
  const boundary = world.seen(context.principal.account, user, 'permissionsBoundary', context.now);
  const tags = tagsOf(world, user, context);
  return {
    ...showUser(world, user, context),
    PermissionsBoundary:
      boundary === undefined
        ? undefined
        : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
    Tags: tags.length === 0 ? undefined : tags,
  };
}

/** A user as lists show it: without tags and boundary. Source: the SDK's docs of ListUsers. */
function showUser(world: World, user: User, { principal, now }: CallContext): Record<string, unknown> {
  const lastUsed = shownUse(user.passwordUses, (at) => at, now, world.lastUseLagMs);
  return {
    Path: user.path,
    UserName: user.userName,
    UserId: user.userId,
    Arn: `arn:${world.partition}:iam::${principal.account}:user${user.path}${user.userName}`,
    CreateDate: new Date(user.createdAt),
    PasswordLastUsed: lastUsed === undefined ? undefined : new Date(lastUsed),
  };
}

function tagsOf(world: World, user: User, { principal, now }: CallContext): { Key: string; Value: string }[] {
  const tags = world.seen(principal.account, user, 'tags', now);
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** What must be gone before a user can be deleted. Source: the SDK's docs of DeleteUser. */
const IN_THE_WAY: [UserPart, string][] = [
  ['password', 'delete login profile'],
  ['accessKeys', 'delete access keys'],
  ['signingCertificates', 'delete signing certificates'],
  ['sshPublicKeys', 'delete SSH public keys'],
  ['serviceSpecificCredentials', 'delete service specific credentials'],
  ['mfaDevices', 'deactivate MFA devices'],
  ['inlinePolicies', 'delete policies'],
  ['attachedPolicies', 'detach all policies'],
  ['groups', 'remove user from all groups'],
];

function deleteUser(world: World, name: string | undefined, context: CallContext): void {
  const user = userOf(world, context, name);
  const { account } = context.principal;
  // Every part is read, so that a lag of several parts ends at the same attempt.
  const conflicts = IN_THE_WAY.filter(([part]) => isThere(world.seen(account, user, part, context.now)));
  const [conflict] = conflicts;
  if (conflict !== undefined) throw deleteConflict(conflict[1]);
  const detail = { userId: user.userId };
  world.change({ ...changeBy(context, user.userName), action: 'DeleteUser', part: 'self', detail }, () =>
    world.accounts.get(account)?.users.delete(user.userName),
  );
}

function isThere(part: User[UserPart]): boolean {
  return Array.isArray(part) ? part.length > 0 : part !== undefined;
}
