import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isLastTry } from '../domain/incident/held-up.ts';
import { givenBack, isLaterRound, withRestored } from '../domain/wish/given-back.ts';
import type { CaseTable } from '../ports.ts';
import type { Restored } from './dependencies.ts';

/** Throws what has failed where that is everything, in this try and in those before it. */
export function throwIfNothingWasDone(restored: readonly Restored[], record: CaseRecord): void {
  const isAllFailed = restored.every(({ failure }) => failure !== undefined);
  if (isAllFailed && givenBack(record).length === 0) throwWorst(restored);
}

/**
 * Throws what has failed of several credentials, so that the workflow tries it again, for a day in all (design D3). What
 * was given back is recorded before: whatever its owner does with it from now on is left alone. Does nothing in the last
 * try: what has failed then is named, and the case goes on.
 */
export async function throwWhatIsTriedAgain(
  restored: readonly Restored[],
  { record, user, entry }: { record: CaseRecord; user: UserFacts; entry: Acting['entry'] },
  { table }: { table: CaseTable },
): Promise<void> {
  const isPassing = restored.some(({ failure }) => failure instanceof TransientServiceError);
  if (isLastTry(record, { state: entry.state, isPassing, at: entry.enteredAt })) return;
  const done = restored.filter(({ failure }) => failure === undefined);
  if (done.length === restored.length) return;
  await changeRecord(table, record, (current) => {
    checkMayAct(current, entry);
    const read = { user, isLaterRound: isLaterRound(record, entry) };
    return { ...withRestored(current, done, read), user };
  });
  throwWorst(restored);
}

/** Throws what the workflow tries again at once, if there is any; else the first refusal. */
function throwWorst(restored: readonly Restored[]): void {
  const failures = restored.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const worst = failures.find((one) => one instanceof TransientServiceError) ?? failures[0];
  if (worst !== undefined) throw worst;
}
