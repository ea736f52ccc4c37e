import { callerArn } from '../principal.ts';
import { type CallContext, TwinDoesNotKnow } from '../service.ts';
import type { Change } from '../world/core.ts';
import type { Account, User } from '../world/types.ts';
import type { World } from '../world.ts';
import { noSuchEntity, validationError } from './errors.ts';

/** The caller's account. Refuses a caller whose account the world does not have. */
export function accountOf(world: World, { principal }: CallContext): Account {
  const account = world.accounts.get(principal.account);
  if (account === undefined) throw new TwinDoesNotKnow(`account ${principal.account} is not in the world`);
  return account;
}

/** The user of this name as it is. Throws ValidationError without a name, NoSuchEntity without a user. */
export function userOf(world: World, context: CallContext, name: string | undefined): User {
  const required = requireName(name);
  const user = accountOf(world, context).users.get(required);
  if (user === undefined) throw noSuchUser(required);
  return user;
}

/** The name given; a role has no user of its own that IAM could mean instead. */
export function requireName(name: string | undefined): string {
  if (name === undefined)
    throw validationError('Must specify userName when calling with non-User credentials');
  return name;
}

/** IAM's answer when there is no such user. */
export function noSuchUser(name: string): Error {
  return noSuchEntity(`The user with name ${name}`);
}

/** The facts of a change made by this call. */
export function changeBy(context: CallContext, user: string): Pick<Change, 'at' | 'account' | 'user' | 'by'> {
  return { at: context.now, account: context.principal.account, user, by: callerArn(context.principal) };
}

/** The last of these times that IAM shows already: it lags by `lagMs`. */
export function shownUse<Use>(
  uses: Use[],
  atOf: (use: Use) => number,
  now: number,
  lagMs: number,
): Use | undefined {
  const shown = uses.filter((use) => atOf(use) + lagMs <= now);
  return shown.reduce<Use | undefined>(
    (last, use) => (last === undefined || atOf(use) >= atOf(last) ? use : last),
    undefined,
  );
}
