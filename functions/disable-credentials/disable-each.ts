import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct, type Hold, recordAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import type { Credential } from '../domain/credential/credential.ts';
import { KINDS } from '../domain/credential/kinds.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { CaseTable, PauseSwitch, UserWriter } from '../ports.ts';
import { mayBeOff } from './may-be-off.ts';

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
    const before = acting.begun.find(({ credentialId }) => credentialId === credential.id);
    const hold = await announce(credential, acting, before !== undefined);
    if (hold !== undefined) return { done, hold };
    done.push(before ? { credential, disabledAt: before.disabledAt } : await disable(credential, acting));
  }
  const failure = done.find((one) => one.failure !== undefined)?.failure;
  if (failure !== undefined && !done.some(isOffByUs)) throw new PermanentServiceError(failure);
  return { done };
}

async function disable(credential: Credential, acting: Disabling): Promise<Done> {
  const disabledAt = acting.entry.enteredAt;
  const is = await acting.writer.disable(credential).catch(failureOf);
  if (typeof is !== 'string') {
    await withdrawAnnouncement({ credentialId: credential.id, reason: is.failure }, acting);
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
  isBegun: boolean,
): Promise<Hold | undefined> {
  const change = (current: CaseRecord): CaseRecord | undefined => {
    const { disabled } = current;
    const before = disabled.find(({ credentialId }) => credentialId === credential.id);
    if (before === undefined)
      return { ...current, disabled: [...disabled, disabledOf(credential, entry.enteredAt)] };
    // What is off already is not tried again.
    if (isBegun) return undefined;
    return {
      ...current,
      disabled: disabled.map((one) => (one === before ? triedAgain(one, entry.enteredAt) : one)),
    };
  };
  return recordAct({ address: record, entry }, change, { table, pauses });
}

// The announcement of another attempt stands; only that there is another attempt is kept.
function triedAgain(announced: Disabled, enteredAt: string): Disabled {
  return { ...announced, triedIn: [...(announced.triedIn ?? []), enteredAt].slice(-2) };
}

/**
 * Takes the announcement back of what IAM knew no more: somebody else has deleted it. Returns false, and leaves it
 * announced, where disabling deletes it and an attempt before or beside this one may have: each has left its mark before.
 */
async function withdrawOwn({ id }: Credential, acting: Disabling): Promise<boolean> {
  const { record, entry, table } = acting;
  const now = await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const disabled = current.disabled.filter(
      ({ credentialId, kind, triedIn }) =>
        credentialId !== id || (KINDS[kind].isDeletedByDisabling && triedIn !== undefined),
    );
    return disabled.length === current.disabled.length ? undefined : { ...current, disabled };
  });
  return now.disabled.every(({ credentialId }) => credentialId !== id);
}

/**
 * Takes an announcement back: what was not disabled is not this case's to restore. Why it was dropped is kept: it stays
 * so when disabling is tried again. Throws TransientServiceError where another attempt in this entry of the state may have
 * disabled it, whatever IAM has said to this one.
 */
export async function withdrawAnnouncement(
  withdrawn: Pick<Outcome, 'credentialId'> & Partial<Outcome>,
  { record, entry, table }: Pick<Disabling, 'record' | 'entry' | 'table'>,
): Promise<void> {
  const { result } = withdrawn;
  // What is dropped this attempt has not tried.
  const own = result === undefined ? 1 : 0;
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const announced = current.disabled.find(({ credentialId }) => credentialId === withdrawn.credentialId);
    if (announced === undefined) return undefined;
    if (attemptsIn(announced, entry.enteredAt) > own) throw mayBeOff(withdrawn);
    const disabled = current.disabled.filter((one) => one !== announced);
    const outcomes =
      result === undefined ? current.outcomes : withOutcomes(current.outcomes, [{ ...withdrawn, result }]);
    return { ...current, disabled, outcomes };
  });
}

function attemptsIn({ disabledAt, triedIn = [] }: Disabled, enteredAt: string): number {
  return [disabledAt, ...triedIn].filter((one) => one === enteredAt).length;
}

/** A credential as this case has disabled it, with its last use from before. */
export function disabledOf({ id, kind, lastUsedAt }: Credential, disabledAt: string): Disabled {
  return { credentialId: id, kind, disabledAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}
