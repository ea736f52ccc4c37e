import type { Pause } from '../domain/assess/pause.ts';
import type { CaseAddress } from '../domain/case/case-id.ts';
import type { CaseRecord, Entry } from '../domain/case/case-record.ts';
import { decidedIn } from '../domain/case/entry.ts';
import { InvalidInputError, TransientServiceError } from '../domain/errors/errors.ts';
import { wishOf } from '../domain/wish/wishes.ts';
import type { CaseTable, PauseSwitch } from '../ports.ts';
import { changeRecord } from './change-record.ts';

/** Why an act may not be done now: somebody wants the case to stop, all kept, or everything back; or all is paused. */
export type Hold = { is: 'stop' | 'keep' | 'restore' } | { is: 'paused'; pause: Pause };

/** Why nothing may be done to a case as it was read, if that is so. */
export async function holdOf(record: CaseRecord, pauses: PauseSwitch): Promise<Hold | undefined> {
  const wish = wishOf(record);
  if (wish !== undefined) return { is: wish };
  const pause = await pauses.read();
  return pause === undefined ? undefined : { is: 'paused', pause };
}

/** Which case acts, in which entry of which state. */
export interface Acting {
  address: Pick<CaseAddress, 'userId' | 'caseId'>;
  entry: Pick<Entry, 'state' | 'enteredAt'>;
}

/** Throws where the case has gone on: an invocation that comes late, or beside another, does nothing more. */
export function checkMayAct(current: CaseRecord, entry: Acting['entry']): void {
  if (decidedIn(current, entry) !== undefined)
    throw new TransientServiceError(`Another invocation has decided ${entry.state} of ${current.caseId}.`);
  if (current.status !== 'open' || current.restoredAt !== undefined)
    throw new InvalidInputError(`Case ${current.caseId} is over or restored; nothing more was done.`);
}

/**
 * Writes what is about to be done, before it is done. Refuses when the newest item holds a wish to stop or to restore,
 * or while all is paused; nothing is written then, nothing may be done, and the reason is returned.
 */
export async function recordAct(
  { address, entry }: Acting,
  change: (record: CaseRecord) => CaseRecord | undefined,
  { table, pauses }: { table: CaseTable; pauses: PauseSwitch },
): Promise<Hold | undefined> {
  const pause = await pauses.read();
  if (pause !== undefined) return { is: 'paused', pause };
  let wish: ReturnType<typeof wishOf>;
  await changeRecord(table, address, (current) => {
    checkMayAct(current, entry);
    wish = wishOf(current);
    return wish === undefined ? change(current) : undefined;
  });
  return wish === undefined ? undefined : { is: wish };
}
