import type { Pause, PauseState, Restore } from './domain/assess/pause.ts';
import type { CaseRecord } from './domain/case/case-record.ts';
import type { Credential } from './domain/credential/credential.ts';
import type { FoundUser, ReadUser, UserFacts } from './domain/credential/user.ts';
import type { AskedBesides } from './domain/evidence/evidence.ts';
import type { Note } from './domain/finding/other-note.ts';
import type { Attempt, Bounce, Message, Sent } from './domain/message/message.ts';
import type { DayOfActs } from './domain/window/day-of-acts.ts';

/** The table `cases`. */
export interface CaseTable {
  /** The item of a user, parsed; strongly consistent. */
  get(userId: string): Promise<CaseRecord | undefined>;
  /**
   * Writes the item if the stored one still has `record.revision` (0: there is none), raising the revision by one.
   * False when someone else was faster; nothing is written then.
   */
  put(record: CaseRecord): Promise<boolean>;
  /** Waits before a write that lost is tried for the `attempt`-th time again: longer each time, and at random. */
  backOff(attempt: number): Promise<void>;
  /** All items; for the daily sweep only. */
  all(): AsyncIterable<CaseRecord>;
  /**
   * The users of whom something is due at this time (ISO), what has been due longest first, at most a thousand; read
   * from an index that may be a moment late.
   */
  dueAt(at: string): Promise<string[]>;
}

/** The messages in the table `cases`: one item per message, which is only ever added to. */
export interface MessageTable {
  /** The item of a message, parsed; strongly consistent. */
  get(messageId: string): Promise<Message | undefined>;
  /** Writes down a try to send a message before it is made, with the message where there is none yet; kept until then (ISO). */
  begin(
    message: Pick<Message, 'messageId' | 'address' | 'cases'>,
    attempt: Attempt,
    keptUntil: string,
  ): Promise<void>;
  /** That SES has taken it. */
  sent(messageId: string, sent: Sent): Promise<void>;
  /** That it has not come to its address; the first time counts. */
  bounced(messageId: string, bounce: Bounce): Promise<void>;
}

/** The days of acts in the table `cases`: one item per day. */
export interface ActsTable {
  /** The item of a day (`2026-11-30`), parsed; strongly consistent. Revision 0 where there is none yet. */
  get(date: string): Promise<DayOfActs>;
  /** Writes it if the stored one still has its revision, raising that by one. False when someone else was faster. */
  put(day: DayOfActs): Promise<boolean>;
}

/** Sees to it that one invocation of `deliver` works at a time. */
export interface DeliverLease {
  /**
   * The table's id, and whether the lease names another: the table has been replaced, as by one from a backup; with the
   * time of the answer (ISO), where it says so.
   */
  table(): Promise<{ tableId: string; isOther: boolean; answeredAt?: string | undefined }>;
  /** False while another holder's lease runs. A repetition of the same call, as the SDK makes, is no other. Times are ISO. */
  take(holder: string, lease: { at: string; until: string; tableId: string }): Promise<boolean>;
  /** Gives it back; one that is not the holder's own, or is over, stays as it is. */
  giveBack(holder: string, tableId: string): Promise<void>;
  /** Works with the table as it is from now on, whatever the lease has named. */
  adopt(): Promise<void>;
}

/** Tells whether all cases are paused. */
export interface PauseSwitch {
  /** The pause in force; undefined while nothing is paused. Strongly consistent. */
  read(): Promise<Pause | undefined>;
}

/** The pause switch with what moves it: operators, restores that come too often, and a table that was replaced. */
export interface PauseControl extends PauseSwitch {
  /** What was said last, be it to pause or to go on; undefined if nothing ever was. */
  last(): Promise<PauseState | undefined>;
  /** Replaces what was said before. */
  write(state: PauseState): Promise<void>;
  /** Remembers a restore, once however often it is told, and returns those of the 24 hours before it. */
  addRestore(restore: Restore): Promise<Restore[]>;
}

/** An IAM user to look at or to act on: always its account with its name. */
export interface UserAddress {
  account: string;
  partition: string;
  userName: string;
  /** With its path, as the session policy names it. */
  userArn: string;
  /** Names the session in CloudTrail, where a case asks. */
  caseId?: string;
}

/** Reads one user through one of the account's roles. */
export interface UserReader {
  /**
   * Everything an assessment needs; `expectedUserId` guards against a user created anew under the name. Where the name
   * is gone or somebody else's, the id is looked for: the user may be called otherwise now.
   */
  read(address: UserAddress, at: string, expectedUserId?: string): Promise<ReadUser>;
}

/** Reads a user for somebody who will be asked about it. */
export interface EvidenceReader extends UserReader {
  /** The same, and what else helps to know what the user is for; that never fails, and takes 20 seconds more at most. */
  readWithEvidence(
    ...asked: Parameters<UserReader['read']>
  ): Promise<{ read: ReadUser; besides?: AskedBesides }>;
}

/** Turns the name or unique id in a finding into the user as IAM knows it. */
export interface UserFinder {
  byName(target: {
    account: string;
    partition: string;
    arn: string;
    userName: string;
  }): Promise<FoundUser | undefined>;
  byUserId(target: { account: string; partition: string; userId: string }): Promise<FoundUser | undefined>;
}

/** Which credential of a user. */
export type CredentialRef = Pick<Credential, 'id' | 'kind'>;

/** Changes one user's credentials. Every method is idempotent: done already counts as done. */
export interface UserWriter {
  disable(credential: CredentialRef): Promise<DisabledOrGone>;
  /**
   * Makes it work again, with `newSecret` where its kind is replaced. `exists`: someone else has made one already;
   * nothing was changed.
   */
  restore(credential: CredentialRef, newSecret?: string): Promise<'restored' | 'exists'>;
  delete(credential: CredentialRef): Promise<Deleted>;
  /** The account's password policy; undefined where the account has none. */
  passwordPolicy(): Promise<PasswordPolicy | undefined>;
  inlinePolicyDocument(policyName: string): Promise<string>;
  /** Removes everything that keeps DeleteUser from working (facts: IAM DeleteUser), then the user. `removed`: called once anything is gone. */
  deleteUser(user: UserFacts, removed?: () => void): Promise<GoneBefore>;
}

/** What disabling has come to. `gone`: IAM knew it no more, and this call has not deleted it. */
export type DisabledOrGone = 'disabled' | 'gone';

/** What a deletion has come to. `gone`: IAM knew it no more, and this call had not deleted it before. */
export type Deleted = 'deleted' | 'gone';

/** What of a user IAM knew no more when it was to be deleted, by whomever it was. */
export interface GoneBefore {
  credentialIds: string[];
  /** Nothing was left of it, and the user itself was gone. */
  isAll: boolean;
}

export interface PasswordPolicy {
  minimumLength: number;
  usersMayChange: boolean;
}

/** Opens a session for exactly one user and one step, of the role that acts or of the one that restores. */
export interface UserSessions {
  open(
    step: 'disable' | 'delete' | 'delete-user' | 'restore',
    address: UserAddress,
    user?: UserFacts,
  ): Promise<{ reader: UserReader; writer: UserWriter }>;
}

/** One finding as Security Hub holds it now. */
export interface StoredFinding {
  findingId: string;
  productArn: string;
  region: string;
  recordState: string;
  complianceStatus: string | undefined;
  workflowStatus: string | undefined;
  controlId: string | undefined;
  generatorId: string;
  userDefinedFields: Record<string, string>;
  updatedAt: string | undefined;
  note?: Note | undefined;
}

/**
 * Called with the notes of others that are about to be replaced, each once; returns the note to write. What it throws
 * leaves, and nothing is written.
 */
export type KeepNotes = (others: readonly Note[]) => Promise<string>;

/** Security Hub of the account and Region in which this runs. */
export interface FindingStore {
  /** Active findings of Security Hub's own whose resource is this user (by ARN), of our controls and perhaps of others. */
  ofUser(userArn: string, account: string): Promise<StoredFinding[]>;
  byId(findings: { findingId: string; productArn: string }[]): Promise<StoredFinding[]>;
  /**
   * Writes note, fields and (if given) status to all findings; retries what Security Hub could not process and
   * tolerates findings that no longer exist. Fields are merged with what others put there. `unlessPassed`: RESOLVED
   * where Security Hub has resolved the finding already because its control passes; it would not do so again.
   * `unlessFailedSince` (ISO): a finding whose control has failed in a check since then keeps its status, or is NEW where it
   * is NOTIFIED.
   * Throws TransientServiceError or PermanentServiceError for the rest. Returns those that exist no more.
   * `userDefinedFields`, `note`: what is known to stand in the finding, so that it need not be read. A note of others
   * that is replaced is quoted, as far as there is room; or handed to `keep`, where that is given.
   */
  update(
    findings: {
      findingId: string;
      productArn: string;
      userDefinedFields?: Record<string, string> | undefined;
      note?: Note | undefined;
    }[],
    change: {
      status?: string | undefined;
      note: string;
      fields: Record<string, string>;
      unlessPassed?: boolean | undefined;
      unlessFailedSince?: string | undefined;
    },
    keep?: KeepNotes,
  ): Promise<{ vanished: string[] }>;
  /** The same, but findings that Security Hub refuses to update for good are returned and hold up no other. */
  write(...asked: Parameters<FindingStore['update']>): Promise<{
    vanished: string[];
    refused: { findingId: string; code: string; message: string }[];
  }>;
}

/** Answers a waiting state of an execution. */
export interface TaskTokens {
  /**
   * `gone`: the wait has ended (answered, timed out or the execution is over); nothing happened. `unsure`: it has
   * ended, perhaps by this very answer.
   */
  succeed(taskToken: string, output: { outcome: string }): Promise<'taken' | 'gone' | 'unsure'>;
}

/** Executions of the workflow. */
export interface Executions {
  /** Starts the case's execution; starting it again, or finding it running or ended, changes nothing. */
  start(caseId: string, input: unknown): Promise<void>;
  /** `missing`: no execution of that name is known. */
  status(caseId: string): Promise<'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'missing'>;
  /** The cases whose executions run, as of a moment ago: one that has just begun may be missing, one that has just ended be listed. */
  running(): Promise<ReadonlySet<string>>;
}

export interface Mail {
  /** The item of its message: what SES tells of the mail later names it. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** By name; see functions/mail/thread.ts. */
  headers: Record<string, string>;
}

/** Sends mail as the configured sender. */
export interface Mailer {
  /** `sesMessageId`: what SES calls the mail that it has taken. `over-quota`: it takes no more within these 24 hours. */
  send(mail: Mail): Promise<{ sesMessageId: string } | 'over-quota'>;
}

/** The operators' topic: short texts without links or secrets, and attributes to filter by (a list: any of it). */
export interface OperatorsTopic {
  publish(message: {
    subject: string;
    text: string;
    attributes: Record<string, string | string[]>;
  }): Promise<void>;
}

/** The secrets with restored users' new passwords, each under the name of its case. */
export interface PasswordSecrets {
  /** Stores the password, or returns the one an earlier attempt stored; `isNew`: this very call has stored it. */
  createOrGet(
    caseId: string,
    password: string,
    readers: string[],
  ): Promise<{ password: string; isNew: boolean }>;
  /** Deletes the secret of a case at once; one that is not there counts as deleted. */
  remove(caseId: string): Promise<void>;
}
