import * as z from 'zod';
import { type CallContext, type Operation, operation, ServiceError } from '../service.ts';
import type { LoginProfile, User } from '../world/types.ts';
import type { World } from '../world.ts';
import { noSuchEntity } from './errors.ts';
import { accountOf, changeBy, userOf } from './lookup.ts';
import { flag, ofUser, userName } from './parameters.ts';
import { checkPassword } from './password-policy.ts';

const password = z.string().min(1).max(128);
const newProfile = z.strictObject({
  ...userName,
  Password: password,
  PasswordResetRequired: flag.optional(),
});
const otherProfile = newProfile.extend({ Password: password.optional() });

/** GetLoginProfile, CreateLoginProfile, UpdateLoginProfile and DeleteLoginProfile. */
export function loginProfileOperations(world: World): Record<string, Operation> {
  return {
    GetLoginProfile: operation({
      parameters: ofUser,
      run(parameters, context) {
        const user = userOf(world, context, parameters.UserName);
        const profile = world.seen(context.principal.account, user, 'password', context.now);
        if (profile === undefined) throw noProfile(user);
        return { LoginProfile: show(user, profile) };
      },
    }),

    CreateLoginProfile: operation({
      parameters: newProfile,
      run: (parameters, context) => createProfile(world, parameters, context),
    }),

    UpdateLoginProfile: operation({
      parameters: otherProfile,
      run: (parameters, context) => updateProfile(world, parameters, context),
    }),

    DeleteLoginProfile: operation({
      parameters: ofUser,
      run(parameters, context) {
        const user = userOf(world, context, parameters.UserName);
        settledProfile(world, user, context);
        const change = {
          ...changeBy(context, user.userName),
          action: 'DeleteLoginProfile',
          part: 'password',
        } as const;
        world.change(change, () => {
          user.password = undefined;
        });
      },
    }),
  };
}

interface ProfileParameters {
  UserName?: string | undefined;
  Password?: string | undefined;
  PasswordResetRequired?: boolean | undefined;
}

function createProfile(
  world: World,
  { UserName, Password = '', PasswordResetRequired: resetRequired = false }: ProfileParameters,
  context: CallContext,
): unknown {
  const user = userOf(world, context, UserName);
  if (user.password !== undefined) {
    throw new ServiceError(
      'EntityAlreadyExists',
      `Login Profile for user ${user.userName} already exists.`,
      409,
    );
  }
  checkPassword(Password, accountOf(world, context));
  const profile: LoginProfile = { createdAt: context.now, resetRequired, value: Password, isFromApi: true };
  const change = {
    ...changeBy(context, user.userName),
    action: 'CreateLoginProfile',
    detail: { resetRequired },
  };
  world.change({ ...change, part: 'password' }, () => {
    user.password = profile;
    world.recordPassword(Password);
  });
  return { LoginProfile: show(user, profile) };
}

function updateProfile(
  world: World,
  { UserName, Password, PasswordResetRequired }: ProfileParameters,
  context: CallContext,
): void {
  const user = userOf(world, context, UserName);
  const profile = settledProfile(world, user, context);
  if (Password !== undefined) checkPassword(Password, accountOf(world, context));
  const next: LoginProfile = {
    ...profile,
    resetRequired: PasswordResetRequired ?? profile.resetRequired,
    ...(Password === undefined ? {} : { value: Password, isFromApi: true }),
  };
  const detail = { resetRequired: next.resetRequired, newPassword: Password !== undefined };
  const change = { ...changeBy(context, user.userName), action: 'UpdateLoginProfile', detail };
  world.change({ ...change, part: 'password' }, () => {
    user.password = next;
    if (Password !== undefined) world.recordPassword(Password);
  });
}

/** The profile, once it can be changed; right after its creation IAM refuses that (seen by Terraform, PR 4143). */
function settledProfile(world: World, user: User, { now }: CallContext): LoginProfile {
  const profile = user.password;
  if (profile === undefined) throw noProfile(user);
  if (now < profile.createdAt + world.loginProfileSettleMs) {
    const message = `Login Profile for User ${user.userName} cannot be modified while login profile is being created.`;
    throw new ServiceError('EntityTemporarilyUnmodifiable', message, 409);
  }
  return profile;
}

function noProfile(user: User): ServiceError {
  return noSuchEntity(`Login Profile for User ${user.userName}`);
}

function show(user: User, { createdAt, resetRequired }: LoginProfile): unknown {
  return { UserName: user.userName, CreateDate: new Date(createdAt), PasswordResetRequired: resetRequired };
}
