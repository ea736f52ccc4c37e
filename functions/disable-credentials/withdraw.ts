import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import {
  announcementOf,
  attemptsIn,
  mayBeDeletedByCase,
  withoutAnnounced,
} from '../domain/standing/announced.ts';
import type { CaseTable } from '../ports.ts';
import { mayBeOff } from './may-be-off.ts';

interface Withdrawing {
  record: CaseRecord;
  entry: Acting['entry'];
  table: CaseTable;
}

/**
 * Takes the announcement back of what is not disabled after all, and keeps why: it stays so when disabling is tried again.
 * Throws TransientServiceError where an attempt in this entry of the state may have disabled it.
 */
export async function withdrawDropped(dropped: Outcome, withdrawing: Withdrawing): Promise<void> {
  const { credentialId } = dropped;
  await withdraw(credentialId, withdrawing, (current, announced) => {
    if (attemptsIn(announced, withdrawing.entry.enteredAt) > 0) throw mayBeOff(credentialId);
    const next = withoutAnnounced(current, announced);
    return { ...next, outcomes: withOutcomes(next.outcomes, [dropped]) };
  });
}

/**
 * Takes the announcement back of what IAM has refused. Throws TransientServiceError where another attempt than this one,
 * in this entry of the state, may have disabled it.
 */
export async function withdrawRefused(
  credentialId: string,
  refusal: string,
  withdrawing: Withdrawing,
): Promise<void> {
  await withdraw(credentialId, withdrawing, (current, announced) => {
    if (attemptsIn(announced, withdrawing.entry.enteredAt) > 1) throw mayBeOff(credentialId, refusal);
    return withoutAnnounced(current, announced);
  });
}

/**
 * Takes the announcement back of what IAM knew no more: somebody else has deleted it. Returns false, and leaves it
 * announced, where an attempt before or beside this one may have deleted it.
 */
export async function withdrawGone(credentialId: string, withdrawing: Withdrawing): Promise<boolean> {
  const now = await withdraw(credentialId, withdrawing, (current, announced) =>
    mayBeDeletedByCase(announced) ? undefined : withoutAnnounced(current, announced),
  );
  return announcementOf(now, credentialId) === undefined;
}

function withdraw(
  credentialId: string,
  { record, entry, table }: Withdrawing,
  change: (current: CaseRecord, announced: Disabled) => CaseRecord | undefined,
): Promise<CaseRecord> {
  return changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const announced = announcementOf(current, credentialId);
    return announced === undefined ? undefined : change(current, announced);
  });
}
