import { changeRecord } from '../cases/change-record.ts';
import { type Acting, checkMayAct } from '../cases/record-act.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Outcome, withOutcomes } from '../domain/case/outcome.ts';
import { isOff } from '../domain/credential/credential.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import { isLastTry } from '../domain/incident/held-up.ts';
import type { CaseTable } from '../ports.ts';
import type { Restored } from './dependencies.ts';

/**
 * The case with what became of these credentials by this read; what it has given back stands in one order, however many
 * tries that took. What an earlier round has given back and somebody has turned off since is that person's doing.
 */
export function withRestored(
  current: CaseRecord,
  restored: readonly Restored[],
  { user, isLaterRound }: { user: UserFacts; isLaterRound: boolean },
): CaseRecord {
  const before = current.outcomes
    .filter(({ result }) => result === 'restored')
    .map((one) => (isLaterRound ? asReadNow(one, user) : one));
  const changed = withOutcomes(
    before,
    restored.map(({ outcome }) => outcome),
  );
  const order = current.disabled.map(({ credentialId }) => credentialId);
  changed.sort((one, other) => order.indexOf(one.credentialId) - order.indexOf(other.credentialId));
  const remarks = [...current.remarks, ...restored.flatMap((one) => one.remarks ?? [])];
  return { ...current, outcomes: withOutcomes(current.outcomes, changed), remarks };
}

/**
 * Whether this is the first try since the case was held up while it gave back: what was given back before that is read
 * as it is. A try that the workflow repeats within seconds may read a key of the try before as it was, for IAM lags.
 */
export function isLaterRound({ heldUp, user }: CaseRecord, { state, enteredAt }: Acting['entry']): boolean {
  return heldUp?.state === state && user?.readAt !== enteredAt;
}

function asReadNow(outcome: Outcome, { credentials }: UserFacts): Outcome {
  const { credentialId } = outcome;
  const now = credentials.find(({ id }) => id === credentialId);
  if (now === undefined) return { credentialId, result: 'dropped', reason: 'it exists no more' };
  return isOff(now) ? { credentialId, result: 'dropped', reason: 'someone has switched it off' } : outcome;
}

/** What this case has given back of what it disabled, in one try or in several. */
export function givenBack({ disabled, outcomes }: CaseRecord): string[] {
  const back = outcomes.filter(({ result }) => result === 'restored').map(({ credentialId }) => credentialId);
  return disabled.map(({ credentialId }) => credentialId).filter((id) => back.includes(id));
}

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
