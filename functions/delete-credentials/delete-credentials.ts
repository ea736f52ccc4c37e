import type * as z from 'zod';
import { recordOf } from '../cases/change-record.ts';
import { deletionAuthorityOf, ownerStillAnswers } from '../domain/answering/authority.ts';
import { missingUser } from '../domain/assess/assessment.ts';
import { changesOfDisabled } from '../domain/assess/changes-of-disabled.ts';
import { ending } from '../domain/assess/observation.ts';
import { holdBack, type Pause } from '../domain/assess/pause.ts';
import type { Case } from '../domain/case/case.ts';
import type { CaseRecord, RestoreKit } from '../domain/case/case-record.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { ReadUser, UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { protectionOf } from '../domain/plan/protection.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, PauseSwitch, UserReader, UserSessions, UserWriter } from '../ports.ts';
import type { StateOutput, stateInputSchema } from '../runtime/state-handler.ts';
import { obstaclesSinceBegun } from './obstacles-since-begun.ts';
import { scopeOf, writeRestoreKit } from './restore-kit.ts';

interface Dependencies {
  table: CaseTable;
  sessions: UserSessions;
  pauses: PauseSwitch;
  settings: Settings;
}

type Input = z.infer<typeof stateInputSchema>;

/**
 * Deletes what this case has disabled, or the whole user where plan and IAM still allow it, and proves it by a
 * read. The restore kit is in the table first. Gives way to a wish to restore and to any use until the last moment,
 * and holds the case back while all is paused and deletion has not begun.
 * Throws InvalidInputError when the table holds no answer that allows it; nothing is deleted then.
 */
export async function deleteCredentials(input: Input, dependencies: Dependencies): Promise<StateOutput> {
  const { case: case_, enteredAt: at } = input;
  const { table, sessions, pauses, settings } = dependencies;
  const record = await recordOf(table, case_);
  if (wantsToLeave(record)) return ending(case_, 'left-disabled');
  const answer = deletionAuthorityOf(record, settings, at);
  const pause = await pauseBefore(record, pauses);
  if (pause !== undefined) return holdBack(case_, pause, { resumeAt: 'delete', at });
  const looking = await sessions.open('delete', case_);
  const before = await looking.reader.read(case_, at, case_.userId);
  const begun = record.restoreKit;
  if (begun?.scope === 'user' && !before.exists && !before.recreated)
    return userDeleted(case_, before.reason);
  if (!before.exists) return missingUser(case_, before);
  const obstacle =
    begun === undefined
      ? obstacleTo(record, case_, before.user, { answer, settings })
      : obstacleSinceBegun(begun, record, case_, before.user);
  if (obstacle !== undefined) return obstacle;
  const decided = scopeOf(record, begun?.user ?? before.user, at);
  const scope = begun?.scope ?? decided.scope;
  const session = scope === 'user' ? await sessions.open('delete-user', case_, before.user) : looking;
  const locked = await writeRestoreKit(table, case_, {
    user: before.user,
    scope,
    writer: session.writer,
    at,
  });
  if (locked === 'restore-requested') return { outcome: 'restore', case: case_ };
  return scope === 'user'
    ? deleteWholeUser(case_, withUnlistedDevices(before.user, begun?.user), session, at)
    : deleteDisabled({ ...case_, remarks: sayUserStays(decided.reasons) }, record, session, at);
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
  case_: Case,
  user: UserFacts,
  { answer, settings }: { answer: Answer; settings: Settings },
): StateOutput | undefined {
  const told: Case = { ...case_, user };
  if (record.answers.some(({ kind, delivered }) => kind === 'restore' && !delivered))
    return { outcome: 'restore', case: told };
  const { used, drift } = changesOfDisabled(record.disabled, user);
  if (used.length > 0) return { outcome: 'used', case: { ...told, remarks: used.map((one) => `${one}.`) } };
  const protection = protectionOf(user, settings);
  if (protection !== undefined)
    return { outcome: 'protected', case: { ...told, remarks: [`Protected now: ${protection}.`] } };
  const owner = ownerStillAnswers(record, answer, user, settings);
  const reasons = [...drift, ...(owner === undefined ? [] : [owner])];
  return reasons.length === 0
    ? undefined
    : { outcome: 'drift', case: { ...told, remarks: reasons.map((one) => `${one}.`) } };
}

/** What an earlier attempt has begun does not go on against what happened since. */
function obstacleSinceBegun(
  begun: RestoreKit,
  record: CaseRecord,
  case_: Case,
  user: UserFacts,
): StateOutput | undefined {
  const remarks = obstaclesSinceBegun(begun, record, user);
  return remarks.length === 0 ? undefined : { outcome: 'drift', case: { ...case_, user, remarks } };
}

type Session = { reader: UserReader; writer: UserWriter };

async function deleteDisabled(
  case_: Case,
  record: CaseRecord,
  { reader, writer }: Session,
  at: string,
): Promise<StateOutput> {
  // A disabled password is already deleted: its login profile is gone.
  const keys = record.disabled.filter(({ kind }) => kind === 'access-key');
  for (const { credentialId } of keys) await writer.deleteKey(credentialId);
  const read = await reader.read(case_, at, case_.userId);
  if (!read.exists) return missingUser(case_, read);
  const left = record.disabled.find(({ credentialId }) =>
    read.user.credentials.some(({ id }) => id === credentialId),
  );
  if (left !== undefined)
    throw new TransientServiceError(
      `IAM still shows ${showCredential(left.credentialId)} after deleting it.`,
    );
  const disabled = case_.disabled.length > 0 ? case_.disabled : record.disabled;
  return ending({ ...case_, user: read.user, disabled }, 'deleted');
}

// A virtual MFA device that an earlier attempt has deactivated is listed with the user no more, but still exists.
function withUnlistedDevices(user: UserFacts, before: UserFacts | undefined): UserFacts {
  return { ...user, mfaDevices: [...new Set([...(before?.mfaDevices ?? []), ...user.mfaDevices])] };
}

async function deleteWholeUser(
  case_: Case,
  user: UserFacts,
  { reader, writer }: Session,
  at: string,
): Promise<StateOutput> {
  await writer.deleteUser(user);
  const read: ReadUser = await reader.read(case_, at, case_.userId);
  if (read.exists) throw new TransientServiceError('IAM still shows the user after deleting it.');
  return userDeleted(case_, read.reason);
}

function userDeleted(case_: Case, reason: string): StateOutput {
  const { case: gone } = missingUser(case_, { recreated: false, reason });
  return ending({ ...gone, remarks: [] }, 'user-deleted');
}
