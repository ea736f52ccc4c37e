import type { WorldSnapshot } from './snapshot.ts';
import type { Account, IamLogEntry, User, UserPart } from './types.ts';

/** How AWS behaves in a world; may be changed at any time. */
export interface WorldTuning {
  /** How long after a use IAM shows it, in virtual ms. Default 0. */
  lastUseLagMs: number;
  /** How long a new login profile cannot be changed, in virtual ms. Default 0. */
  loginProfileSettleMs: number;
  /** How many reads still show a user's part as it was before a write. Default 0. */
  readLagReads: number;
  /** How often a report of the services used is still in progress when it is asked for. Default 1. */
  reportReads: number;
  /** The largest page of any IAM list. Default 100, as IAM's own. */
  pageSize: number;
}

/** What a change of a user is, for the log and for the lag. */
export interface Change extends Omit<IamLogEntry, 'detail'> {
  detail?: IamLogEntry['detail'] | undefined;
  /** The part that changes; `self` when the user appears or disappears. */
  part: UserPart | 'self';
}

/** The state of IAM in every account, and who changed it. */
export interface WorldCore extends WorldTuning {
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
  /** The users of an account as a list of IAM shows them. */
  seenUsers(account: string, now: number): User[];
  /** A part of a user as a read of IAM shows it. */
  seen<Part extends UserPart>(account: string, user: User, part: Part, now: number): User[Part];
  /** The same, as the next read will show it. */
  willShow<Part extends UserPart>(account: string, user: User, part: Part, now: number): User[Part];
  /** How many reads have shown something as it was. */
  readonly staleReads: number;
  /** Makes a change: remembers the old state for the lag, applies, logs, tells the listeners. */
  change(change: Change, apply: () => void): void;
  /** How often people used credentials: together with the log it tells whether anything is new. */
  readonly uses: number;
  /** Counts a use that people made of a credential. */
  recordUse(): void;
  /** Records that this password was set. */
  recordPassword(password: string): void;
  /** The users as they are now, as plain JSON by account id and user name; no password is in it. */
  snapshot(): WorldSnapshot;
}
