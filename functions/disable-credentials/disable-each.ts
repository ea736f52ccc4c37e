import { type Acting, type Hold, recordAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Disabled } from '../domain/case/outcome.ts';
import type { Credential } from '../domain/credential/credential.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import { announcementOf, withAnnounced } from '../domain/standing/announced.ts';
import type { CaseTable, PauseSwitch, UserWriter } from '../ports.ts';
import { withdrawGone, withdrawRefused } from './withdraw.ts';

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
    await withdrawRefused(credential.id, is.failure, acting);
    return { credential, disabledAt, ...is };
  }
  const isGone = is === 'gone' && (await withdrawGone(credential.id, acting));
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
  const change = (current: CaseRecord): CaseRecord | undefined =>
    // What is off already is not tried again.
    isBegun && announcementOf(current, credential.id) !== undefined
      ? undefined
      : withAnnounced(current, disabledOf(credential, entry.enteredAt));
  return recordAct({ address: record, entry }, change, { table, pauses });
}

/** A credential as this case has disabled it, with its last use from before. */
export function disabledOf({ id, kind, lastUsedAt }: Credential, disabledAt: string): Disabled {
  return { credentialId: id, kind, disabledAt, ...(lastUsedAt !== undefined && { lastUsedAt }) };
}
