import type { Decide } from '../cases/on-case.ts';
import { missingUser, type Renamed, whenMissing } from '../domain/assess/assessment.ts';
import { changesOfDisabled } from '../domain/assess/changes-of-disabled.ts';
import { alreadyGone, ending } from '../domain/assess/observation.ts';
import { withoutPlace } from '../domain/assess/place.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import { showCredential } from '../domain/credential/credential.ts';
import { KINDS } from '../domain/credential/kinds.ts';
import type { ReadUser, UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { withDeletionDone } from '../domain/standing/begun.ts';
import type { UserReader, UserWriter } from '../ports.ts';

/** A session for the user. */
export type Session = { reader: UserReader; writer: UserWriter };

/** How it is deleted, and who is told once anything is gone. */
interface Acting extends Session {
  at: string;
  removed: () => void;
}

/** Deletes what the case has disabled, each by itself, and proves it by a read. `gone`: what was deleted by somebody else. */
export async function deleteDisabled(
  record: CaseRecord,
  { reader, writer, at, removed }: Acting,
  { remarks, gone }: { remarks: string[]; gone: Outcome[] },
): Promise<Decide | Renamed> {
  const isGone = (id: string) => gone.some(({ credentialId }) => credentialId === id);
  const left = record.disabled.filter(
    ({ kind, credentialId }) => !KINDS[kind].isDeletedByDisabling && !isGone(credentialId),
  );
  const goneMeanwhile: string[] = [];
  for (const { credentialId, kind } of left) {
    const deleted = await writer.delete({ id: credentialId, kind });
    if (deleted === 'gone') goneMeanwhile.push(credentialId);
    removed();
  }
  const read = await reader.read(record, at, record.userId);
  if (!read.exists) return whenMissing(read);
  const shown = record.disabled.find(({ credentialId }) =>
    read.user.credentials.some(({ id }) => id === credentialId),
  );
  if (shown !== undefined)
    throw new TransientServiceError(
      `IAM still shows ${showCredential(shown.credentialId)} after deleting it.`,
    );
  return (current) => {
    const theirs = [...gone, ...byOthers(goneMeanwhile, current)];
    const done = withoutPlace(withDeletionDone(current));
    const known = { ...done, outcomes: withOutcomes(done.outcomes, theirs), user: read.user, remarks };
    return ending(known, theirs.length === record.disabled.length ? 'left-disabled' : 'deleted');
  };
}

/** Deletes the user with all that it has, and proves it by a read. */
export async function deleteWholeUser(
  record: CaseRecord,
  user: UserFacts,
  { reader, writer, at, removed }: Acting,
): Promise<Decide | Renamed> {
  const gone = await writer.deleteUser(user, removed);
  const read: ReadUser = await reader.read(record, at, record.userId);
  if (read.exists) throw new TransientServiceError('IAM still shows the user after deleting it.');
  if (read.renamed !== undefined) return whenMissing(read);
  return (current) => {
    const theirs = byOthers(gone.credentialIds, current);
    const known = { ...current, outcomes: withOutcomes(current.outcomes, theirs) };
    return gone.isAll && isAlone(current)
      ? missingUser(withoutPlace(withDeletionDone(known)), { recreated: false, reason: read.reason })
      : userDeleted(read.reason)(known);
  };
}

/** The case whose whole user is deleted by it; what somebody else had deleted before, its kit does not have. */
export function userDeleted(reason: string): Decide {
  return (current) => {
    const { case: gone } = missingUser(current, { recreated: false, reason });
    const before = current.restoreKit === undefined ? [] : goneBefore(current, current.restoreKit.user);
    const outcomes = withOutcomes(current.outcomes, before);
    return ending({ ...withoutPlace(withDeletionDone({ ...gone, outcomes })), remarks: [] }, 'user-deleted');
  };
}

/** What was gone when it was to be deleted, as somebody else's doing; none where another attempt may have deleted it. */
function byOthers(credentialIds: readonly string[], current: CaseRecord): Outcome[] {
  return isAlone(current) ? credentialIds.map((credentialId) => alreadyGone({ credentialId })) : [];
}

/** Whether no attempt before or beside this one can have deleted anything: each has left its mark before. */
function isAlone({ restoreKit, hasTriedToDelete }: CaseRecord): boolean {
  if (restoreKit === undefined || hasTriedToDelete === true) return false;
  return restoreKit.isBegun !== true && restoreKit.isShared !== true;
}

/** What somebody else had deleted before the first attempt: that is not told as this case's doing. */
export function goneBefore({ disabled }: CaseRecord, user: UserFacts): Outcome[] {
  return changesOfDisabled(disabled, user).missing.map(alreadyGone);
}
