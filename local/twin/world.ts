import { buildAccount } from './world/build-account.ts';
import type { WorldCore, WorldTuning } from './world/core.ts';
import { createLag } from './world/lag.ts';
import { createPeople, type People } from './world/people.ts';
import { snapshot } from './world/snapshot.ts';
import type { IamLogEntry } from './world/types.ts';
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

/** The state of IAM in every account, who changed it, and what people do to it. */
export type World = WorldCore & People;

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
  let uses = 0;
  const user = (account: string, userName: string) => accounts.get(account)?.users.get(userName);
  const core: WorldCore = {
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
    seenUsers: (account, now) =>
      lag.read(`${account}/users`, [...(accounts.get(account)?.users.values() ?? [])], now),
    willShow: (account, owner, part, now) =>
      lag.peek(`${account}/${owner.userName}/${part}`, owner[part], now),
    get staleReads() {
      return lag.staleReads;
    },
    seen: (account, owner, part, now) => lag.read(`${account}/${owner.userName}/${part}`, owner[part], now),
    change({ part, detail = {}, ...entry }, apply) {
      const before = user(entry.account, entry.user);
      const old = part === 'self' ? before : before?.[part];
      lag.remember(`${entry.account}/${entry.user}/${part}`, old, world.readLagReads, entry.at);
      if (part === 'self' && world.readLagReads > 0) {
        const users = [...(accounts.get(entry.account)?.users.values() ?? [])];
        lag.remember(`${entry.account}/users`, users, world.readLagReads, entry.at);
      }
      apply();
      const logged = { ...entry, detail };
      iamLog.push(logged);
      for (const listener of listeners) listener(logged);
    },
    get uses() {
      return uses;
    },
    recordUse() {
      uses += 1;
    },
    recordPassword: (password) => passwords.push(password),
    snapshot: () => snapshot(accounts),
  };
  const world: World = Object.assign(core, createPeople(core));
  return world;
}

function tuning(spec: Partial<WorldTuning>): WorldTuning {
  const { lastUseLagMs = 0, loginProfileSettleMs = 0, readLagReads = 0 } = spec;
  const { reportReads = 1, pageSize = 100 } = spec;
  return { lastUseLagMs, loginProfileSettleMs, readLagReads, reportReads, pageSize };
}
