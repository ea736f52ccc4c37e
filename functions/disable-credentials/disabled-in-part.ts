import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Disabled, type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { isLastTry } from '../domain/incident/held-up.ts';
import type { CaseTable } from '../ports.ts';
import type { Done } from './disable-each.ts';

/**
 * Throws what IAM has refused of several credentials, so that it is tried again, for a day in all (design D3). What was
 * disabled and is proven by a read is recorded before: whoever turns that on again is heeded. Does nothing in the last
 * try: what is refused then is named, and the case goes on with the rest.
 */
export async function throwWhatIsTriedAgain(
  done: readonly Done[],
  { record, user, entry }: { record: CaseRecord; user: UserFacts; entry: Acting['entry'] },
  { table }: { table: CaseTable },
): Promise<void> {
  const refused = done.find(({ failure }) => failure !== undefined)?.failure;
  if (refused === undefined) return;
  if (isLastTry(record, { state: entry.state, isPassing: false, at: entry.enteredAt })) return;
  const off = done.filter(({ failure }) => failure === undefined).map(outcomeOf);
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    return { ...current, user, outcomes: withOutcomes(current.outcomes, off) };
  });
  throw refused;
}

/**
 * Whether an act that held the case up may not have happened: of all that were announced only the last has failed. Not
 * where a read has proven it, and another was refused after it.
 */
export function isUnfinished({ credentialId }: Disabled, record: CaseRecord): boolean {
  const { heldUp, disabled, outcomes } = record;
  const isProven = outcomes.some((one) => one.credentialId === credentialId && one.result === 'disabled');
  const isLast = disabled.at(-1)?.credentialId === credentialId;
  return heldUp?.state === 'DisableCredentials' && isLast && !isProven;
}

function outcomeOf({ credential: { id } }: Done): Outcome {
  return { credentialId: id, result: 'disabled' };
}
