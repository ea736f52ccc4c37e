import type { WorldCore } from './core.ts';
import type { IamLogEntry, User, UserPart } from './types.ts';

/** Whose account and user, and when (epoch ms). */
export interface Act {
  account: string;
  user: string;
  at: number;
  /** Who does it, for the log; `administrator` if left out. */
  by?: string | undefined;
}

/** Whether AWS let them, and if not, why. */
export type Outcome = { ok: true } | { ok: false; denied: string };

/** The part of a world that people's acts need. */
export type PeoplesWorld = Pick<WorldCore, 'user' | 'accounts' | 'partition' | 'change' | 'recordPassword'>;

/** How one change is logged, what it does, and when IAM would not allow it. */
export interface Edit {
  action: string;
  part: UserPart;
  detail?: IamLogEntry['detail'];
  apply(user: User): void;
  /** The reason to deny it, if there is one. */
  refuse?(user: User): string | undefined;
}

/** Makes a change to a user by hand, or says why it cannot be made. */
export function edit(world: PeoplesWorld, act: Act, { apply, refuse, ...step }: Edit): Outcome {
  const user = world.user(act.account, act.user);
  if (user === undefined) return denied('the user does not exist');
  const reason = refuse?.(user);
  if (reason !== undefined) return denied(reason);
  world.change({ ...who(act), ...step }, () => apply(user));
  return { ok: true };
}

/** The outcome of an act that AWS does not allow. */
export function denied(reason: string): Outcome {
  return { ok: false, denied: reason };
}

/** The part of a log entry that says who did it, when and to whom. */
export function who({
  account,
  user,
  at,
  by = 'administrator',
}: Act): Omit<IamLogEntry, 'action' | 'detail'> {
  return { account, user, at, by };
}
