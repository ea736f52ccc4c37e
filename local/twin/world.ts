import { buildAccount } from './world/build-account.ts';
import { createLag } from './world/lag.ts';
import { createPeople, type People } from './world/people.ts';
import { snapshot, type WorldSnapshot } from './world/snapshot.ts';
import type { Account, IamLogEntry, User, UserPart } from './world/types.ts';
import type { AccountSpec, RoleSpec } from './world-spec.ts';

/** What a world is made of. Durations in the accounts count back from `start`. */
export interface WorldSpec extends Partial<WorldTuning> {
  /** The scenario's start: epoch ms or an ISO 8601 date-time. */
  start: number | string;
  accounts: AccountSpec[];
  /** Roles that every account has unless it says otherwise. */
  roles?: RoleSpec[] | undefined;
  partition?: string | undefined;
}

/** How AWS behaves in a world; may be changed at any time. */
export interface WorldTuning {
  /** How long after a use IAM shows it, in virtual ms. Default 0. */
  lastUseLagMs: number;
  /** How long a new login profile cannot be changed, in virtual ms. Default 0. */
  loginProfileSettleMs: number;
  /** How many reads still show a user's part as it was before a write. Default 0. */
  readLagReads: number;
  /** The largest page of any IAM list. Default 100, as IAM's own. */
  pageSize: number;
}

/** What a change of a user is, for the log and for the lag. */
export interface Change extends Omit<IamLogEntry, 'detail'> {
  detail?: IamLogEntry['detail'] | undefined;
  /** The part that changes; `self` when the user appears or disappears. */
  part: UserPart | 'self';
}

/** The state of IAM in every account, who changed it, and what people do to it. */
export interface World extends WorldTuning, People {
  readonly partition: string;
  readonly start: number;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Every change of IAM, by API calls and by people, in order. */
  readonly iamLog: readonly IamLogEntry[];
  /** Every password ever set during the run, for tests that look for leaks. */
  readonly passwords: readonly string[];
  /** Calls the listener after each change; returns how to stop. */
  onChange(listener: (entry: IamLogEntry) => void): () => void;
  /** The user as it is, whatever IAM's reads show. */
  user(account: string, userName: string): User | undefined;
  /** The user as a read of IAM shows its existence. */
  seenUser(account: string, userName: string, now: number): User | undefined;
  /** A part of a user as a read of IAM shows it. */
  seen<Part extends UserPart>(account: string, user: User, part: Part, now: number): User[Part];
  /** Makes a change: remembers the old state for the lag, applies, logs, tells the listeners. */
  change(change: Change, apply: () => void): void;
  /** Records that this password was set. */
  recordPassword(password: string): void;
  /** The users as they are now, as plain JSON by account id and user name; no password is in it. */
  snapshot(): WorldSnapshot;
}

/** Builds a world. Throws a ZodError with every problem of a bad spec. */
export function createWorld(spec: WorldSpec): World {
  const start = typeof spec.start === 'number' ? spec.start : Date.parse(spec.start);
  if (Number.isNaN(start)) throw new Error(`start is not a date: ${spec.start}`);
  const partition = spec.partition ?? 'aws';
  const context = { start, partition, roles: spec.roles ?? [] };
  const accounts = new Map(spec.accounts.map((account) => [account.id, buildAccount(account, context)]));
  const iamLog: IamLogEntry[] = [];
  const passwords: string[] = [];
  const listeners = new Set<(entry: IamLogEntry) => void>();
  const lag = createLag();
  const user = (account: string, userName: string) => accounts.get(account)?.users.get(userName);
  const core: Omit<World, keyof People> = {
    ...tuning(spec),
    partition,
    start,
    accounts,
    iamLog,
    passwords,
    user,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    seenUser: (account, name, now) => lag.read(`${account}/${name}/self`, user(account, name), now),
    seen: (account, owner, part, now) => lag.read(`${account}/${owner.userName}/${part}`, owner[part], now),
    change({ part, detail = {}, ...entry }, apply) {
      const before = user(entry.account, entry.user);
      const old = part === 'self' ? before : before?.[part];
      lag.remember(`${entry.account}/${entry.user}/${part}`, old, world.readLagReads, entry.at);
      apply();
      const logged = { ...entry, detail };
      iamLog.push(logged);
      for (const listener of listeners) listener(logged);
    },
    recordPassword: (password) => passwords.push(password),
    snapshot: () => snapshot(accounts),
  };
  const world: World = Object.assign(core, createPeople(core));
  return world;
}

function tuning(spec: Partial<WorldTuning>): WorldTuning {
  const { lastUseLagMs = 0, loginProfileSettleMs = 0, readLagReads = 0, pageSize = 100 } = spec;
  return { lastUseLagMs, loginProfileSettleMs, readLagReads, pageSize };
}
