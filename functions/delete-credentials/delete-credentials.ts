import type { Behaviour, Decide } from '../cases/on-case.ts';
import type { Hold } from '../cases/record-act.ts';
import { deletionAuthorityOf, ownerStillAnswers } from '../domain/answering/authority.ts';
import { missingUser } from '../domain/assess/assessment.ts';
import { changesOfDisabled, requireReadable } from '../domain/assess/changes-of-disabled.ts';
import { ending } from '../domain/assess/observation.ts';
import { holdBack, type Pause } from '../domain/assess/pause.ts';
import { type CaseRecord, type RestoreKit, wishOf } from '../domain/case/case-record.ts';
import { showCredential } from '../domain/credential/credential.ts';
import { KINDS } from '../domain/credential/kinds.ts';
import type { ReadUser, UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isNewlyQuarantined, withQuarantine } from '../domain/incident/quarantined.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, PauseSwitch, UserReader, UserSessions, UserWriter } from '../ports.ts';
import type { StateInput } from '../runtime/state-handler.ts';
import { obstaclesSinceBegun } from './obstacles-since-begun.ts';
import { scopeOf, writeRestoreKit } from './restore-kit.ts';

interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  pauses: PauseSwitch;
  settings: Settings;
}

/** What deleting may change in the item of its case. */
export const DELETED = [
  'user',
  'userGone',
  'quarantine',
  'question',
  'outcomes',
  'remarks',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Deletes what this case has disabled, or the whole user where plan and IAM still allow it, and proves it by a
 * read. The restore kit is in the table first. Gives way to a wish to restore and to any use until the last moment,
 * and holds the case back while all is paused and deletion has not begun. Nothing is deleted of a user that AWS has
 * quarantined before its security contacts were asked about that.
 * Throws InvalidInputError when the table holds no answer that allows it; nothing is deleted then.
 */
export function deleteCredentials(dependencies: Dependencies): Behaviour<StateInput> {
  return async (record, entry) => {
    const at = entry.enteredAt;
    const { table, sessions, pauses, settings } = dependencies;
    if (wishOf(record) !== 'restore' && wantsToLeave(record))
      return (current) => ending({ ...current, remarks: [] }, 'left-disabled');
    const answer = deletionAuthorityOf(record, settings, at);
    const pause = await pauseBefore(record, pauses);
    if (pause !== undefined) return givesWay({ is: 'paused', pause }, at);
    const looking = await sessions.open('delete', record);
    const before = await looking.reader.read(record, at, record.userId);
    if (record.restoreKit?.scope === 'user' && !before.exists && !before.recreated)
      return userDeleted(before.reason);
    if (!before.exists) return (current) => missingUser(current, before);
    const { user } = before;
    return (
      obstacleNow(record, user, { answer, settings, at }) ??
      deleteFrom(record, user, { looking, entry, table, sessions, pauses })
    );
  };
}

interface Deleting extends Pick<Dependencies, 'table' | 'sessions' | 'pauses'> {
  looking: Session;
  entry: StateInput;
}

/** Writes the restore kit and deletes, as far as nothing holds the case back at the last moment. */
async function deleteFrom(
  record: CaseRecord,
  user: UserFacts,
  { looking, entry, table, sessions, pauses }: Deleting,
): Promise<Decide> {
  const at = entry.enteredAt;
  const begun = record.restoreKit;
  const decided = scopeOf(record, begun?.user ?? user, at);
  const scope = begun?.scope ?? decided.scope;
  const session = scope === 'user' ? await sessions.open('delete-user', record, user) : looking;
  const kit = { user, scope, writer: session.writer, entry };
  const hold = await writeRestoreKit(record, kit, { table, pauses });
  if (hold !== undefined) return givesWay(hold, at);
  return scope === 'user'
    ? deleteWholeUser(record, withUnlistedDevices(user, begun?.user), session, at)
    : deleteDisabled(record, session, { at, remarks: sayUserStays(decided.reasons) });
}

function givesWay(hold: Hold, at: string): Decide {
  return (current) =>
    hold.is === 'paused'
      ? holdBack(current, hold.pause, { resumeAt: 'delete', at })
      : { outcome: hold.is, case: current };
}

// What has begun is finished: a half-deleted user can no longer be restored.
async function pauseBefore({ restoreKit }: CaseRecord, pauses: PauseSwitch): Promise<Pause | undefined> {
  return restoreKit === undefined ? pauses.read() : undefined;
}

function sayUserStays(reasons: string[]): string[] {
  return reasons.length === 0 ? [] : [`The user stays, because of ${reasons.slice(0, 3).join(', ')}.`];
}

/** Whether the last word about deletion was to leave things disabled; asked for or not, it counts. */
function wantsToLeave({ answers, restoreKit }: CaseRecord): boolean {
  const word = answers.findLast(({ kind }) => kind === 'confirm' || kind === 'leave-disabled');
  return restoreKit === undefined && word?.kind === 'leave-disabled';
}

/** Why nothing may be deleted now: wanted back, used, protected, changed by someone, or spoken for by nobody. */
function obstacleTo(
  record: CaseRecord,
  user: UserFacts,
  { answer, settings }: { answer: Answer; settings: Settings },
): Decide | undefined {
  if (wishOf(record) === 'restore') return says('restore', user, []);
  const changes = changesOfDisabled(record.disabled, user);
  const { used, drift } = changes;
  if (isNewlyQuarantined(record, user)) return says('quarantined-off', user, []);
  // What is used of a quarantined user is not given back by itself.
  if (used.length > 0) return says(record.quarantine === undefined ? 'used' : 'quarantined-off', user, used);
  const protection = protectionOf(user, settings);
  if (protection !== undefined) return says('protected', user, [`Protected now: ${protection}`]);
  const owner = ownerStillAnswers(record, answer, user, settings);
  const reasons = [...drift, ...(owner === undefined ? [] : [owner])];
  if (reasons.length > 0) return says('drift', user, reasons);
  requireReadable(changes);
  return undefined;
}

function says(outcome: string, user: UserFacts, reasons: string[]): Decide {
  return (current) => ({ outcome, case: { ...current, user, remarks: reasons.map((one) => `${one}.`) } });
}

function obstacleNow(
  record: CaseRecord,
  user: UserFacts,
  context: { answer: Answer; settings: Settings; at: string },
): Decide | undefined {
  const { restoreKit: begun } = record;
  return begun === undefined
    ? obstacleTo(record, user, context)
    : obstacleSinceBegun(begun, record, { user, at: context.at });
}

/** What an earlier attempt has begun does not go on against what happened since. */
function obstacleSinceBegun(
  begun: RestoreKit,
  record: CaseRecord,
  { user, at }: { user: UserFacts; at: string },
): Decide | undefined {
  const remarks = obstaclesSinceBegun(begun, record, user);
  return remarks.length === 0
    ? undefined
    : (current) => ({
        outcome: 'drift',
        case: { ...withQuarantine(current, user, at), user, remarks },
      });
}

type Session = { reader: UserReader; writer: UserWriter };

async function deleteDisabled(
  record: CaseRecord,
  { reader, writer }: Session,
  { at, remarks }: { at: string; remarks: string[] },
): Promise<Decide> {
  const left = record.disabled.filter(({ kind }) => !KINDS[kind].isDeletedByDisabling);
  for (const { credentialId, kind } of left) await writer.delete({ id: credentialId, kind });
  const read = await reader.read(record, at, record.userId);
  if (!read.exists) return (current) => missingUser(current, read);
  const shown = record.disabled.find(({ credentialId }) =>
    read.user.credentials.some(({ id }) => id === credentialId),
  );
  if (shown !== undefined)
    throw new TransientServiceError(
      `IAM still shows ${showCredential(shown.credentialId)} after deleting it.`,
    );
  return (current) => ending({ ...current, user: read.user, remarks }, 'deleted');
}

// A virtual MFA device that an earlier attempt has deactivated is listed with the user no more, but still exists.
function withUnlistedDevices(user: UserFacts, before: UserFacts | undefined): UserFacts {
  return { ...user, mfaDevices: [...new Set([...(before?.mfaDevices ?? []), ...user.mfaDevices])] };
}

async function deleteWholeUser(
  record: CaseRecord,
  user: UserFacts,
  { reader, writer }: Session,
  at: string,
): Promise<Decide> {
  await writer.deleteUser(user);
  const read: ReadUser = await reader.read(record, at, record.userId);
  if (read.exists) throw new TransientServiceError('IAM still shows the user after deleting it.');
  return userDeleted(read.reason);
}

function userDeleted(reason: string): Decide {
  return (current) => {
    const { case: gone } = missingUser(current, { recreated: false, reason });
    return ending({ ...gone, remarks: [] }, 'user-deleted');
  };
}
