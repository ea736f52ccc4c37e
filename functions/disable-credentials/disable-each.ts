import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct, type Hold, recordAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import type { Credential } from '../domain/credential/credential.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { CaseTable, PauseSwitch, UserWriter } from '../ports.ts';
import { refuseUnsure } from './may-be-off.ts';

/**
 * One credential that was to be disabled. `failure`: why IAM refused; `isGone`: somebody else had deleted it in between.
 */
export type Done = { credential: Credential; disabledAt: string; failure?: string; isGone?: true };

/** Whether it is off by this case. */
export function isOffByUs({ failure, isGone }: Done): boolean {
  return failure === undefined && isGone !== true;
}

interface Disabling {
  record: CaseRecord;
  entry: Acting['entry'];
  /** What an earlier attempt of this case has disabled and IAM shows as off: there is nothing more to do. */
  begun: readonly Disabled[];
  table: CaseTable;
  pauses: PauseSwitch;
  writer: UserWriter;
}

/**
 * Disables each credential, announced in the table first. A refusal by IAM stops that credential only, and is
 * reported. Ends with a hold where somebody wants the case to stop or everything back, or all is paused.
 */
export async function disableEach(
  wanted: Credential[],
  acting: Disabling,
): Promise<{ done: Done[]; hold?: Hold }> {
  const done: Done[] = [];
  for (const credential of wanted) {
    const hold = await announce(credential, acting);
    if (hold !== undefined) return { done, hold };
    const before = acting.begun.find(({ credentialId }) => credentialId === credential.id);
    done.push(before ? { credential, disabledAt: before.disabledAt } : await disable(credential, acting));
  }
  const first = done[0];
  if (first?.failure !== undefined && done.every(({ failure }) => failure !== undefined))
    throw new PermanentServiceError(first.failure);
  return { done };
}

async function disable(credential: Credential, acting: Disabling): Promise<Done> {
  const disabledAt = acting.entry.enteredAt;
  const is = await acting.writer.disable(credential).catch(failureOf);
  if (typeof is !== 'string') {
    await withdrawAnnouncement({ credentialId: credential.id }, acting);
    return { credential, disabledAt, ...is };
  }
  const isGone = is === 'gone' && (await withdrawOwn(credential, acting));
  return { credential, disabledAt, ...(isGone && { isGone }) };
}

function failureOf(error: unknown): { failure: string } {
  if (error instanceof PermanentServiceError) return { failure: error.message };
  throw error;
}

function announce(
  credential: Credential,
  { record, entry, table, pauses }: Disabling,
): Promise<Hold | undefined> {
  return recordAct({ address: record, entry }, (current) => withAnnounced(current, credential, entry), {
    table,
    pauses,
  });
}

// The announcement of another attempt stands; only that there is another attempt is kept.
function withAnnounced(
  current: CaseRecord,
  credential: Credential,
  { enteredAt }: Acting['entry'],
): CaseRecord | undefined {
  const { disabled } = current;
  const before = disabled.find(({ credentialId }) => credentialId === credential.id);
  if (before === undefined) return { ...current, disabled: [...disabled, disabledOf(credential, enteredAt)] };
  if (before.isShared === true) return undefined;
  return {
    ...current,
    disabled: disabled.map((one) => (one === before ? { ...before, isShared: true } : one)),
  };
}

/**
 * Takes the announcement back of what IAM knew no more: somebody else has deleted it. Returns false, and leaves it
 * announced, where an attempt before or beside this one may have disabled it: each has left its mark before.
 */
async function withdrawOwn({ id }: Credential, acting: Disabling): Promise<boolean> {
  const { record, entry, table } = acting;
  const now = await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const disabled = current.disabled.filter(
      ({ credentialId, isShared }) => credentialId !== id || isShared === true,
    );
    return disabled.length === current.disabled.length ? undefined : { ...current, disabled };
  });
  return now.disabled.every(({ credentialId }) => credentialId !== id);
}

/**
 * Takes an announcement back: what was not disabled is not this case's to restore. Why it was dropped is kept: it stays
 * so when disabling is tried again. Throws TransientServiceError where an attempt before or beside this one may have disabled it.
 */
export async function withdrawAnnouncement(
  withdrawn: Pick<Outcome, 'credentialId'> & Partial<Outcome>,
  { record, entry, table }: Pick<Disabling, 'record' | 'entry' | 'table'>,
): Promise<void> {
  const earlier = record.disabled.find(({ credentialId }) => credentialId === withdrawn.credentialId);
  refuseUnsure(earlier, entry.enteredAt);
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const now = current.disabled.find(({ credentialId }) => credentialId === withdrawn.credentialId);
    if (now?.isShared === true) refuseUnsure(now, entry.enteredAt);
    const disabled = current.disabled.filter((one) => one !== now);
    if (disabled.length === current.disabled.length) return undefined;
    const { result } = withdrawn;
    const outcomes =
      result === undefined ? current.outcomes : withOutcomes(current.outcomes, [{ ...withdrawn, result }]);
    return { ...current, disabled, outcomes };
  });
}

/** A credential as this case has disabled it, with its last use from before. */
export function disabledOf({ id, kind, lastUsedAt }: Credential, disabledAt: string): Disabled {
  return { credentialId: id, kind, disabledAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}
