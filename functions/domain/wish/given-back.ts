import type { CaseRecord, Entry } from '../case/case-record.ts';
import { type Outcome, withOutcomes } from '../case/outcome.ts';
import { isOff } from '../credential/credential.ts';
import type { UserFacts } from '../credential/user.ts';

/**
 * The case with what became of these credentials by this read; what it has given back stands in one order, however many
 * tries that took. What an earlier round has given back and somebody has turned off since is that person's doing.
 */
export function withRestored(
  current: CaseRecord,
  restored: readonly { outcome: Outcome; remarks?: string[] }[],
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
export function isLaterRound(
  { heldUp, user }: CaseRecord,
  { state, enteredAt }: Pick<Entry, 'state' | 'enteredAt'>,
): boolean {
  const isReadInThis = user !== undefined && Date.parse(user.readAt) >= Date.parse(enteredAt);
  return heldUp?.state === state && !isReadInThis;
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

/** What became of it since it was given back. */
const BACK: readonly Outcome['result'][] = ['restored', 'used', 'not-used'];

/** Whether this case has disabled it and given it back, also where its time to be used was over since. */
export function hasGivenBack({ disabled, outcomes }: CaseRecord, id: string): boolean {
  const isBack = outcomes.some(({ credentialId, result }) => credentialId === id && BACK.includes(result));
  return isBack && disabled.some(({ credentialId }) => credentialId === id);
}
