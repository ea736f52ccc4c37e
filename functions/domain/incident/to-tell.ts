import type { CaseRecord, FindingUpdate } from '../case/case-record.ts';
import { type Due, NOTHING_DUE, type OperatorsMessage } from '../due/due.ts';

type SaidBefore = NonNullable<NonNullable<CaseRecord['heldUp']>['before']>;

/** The case whose findings must say this from now on, with the next number, due at once; what was due of before is overtaken. */
export function withUpdateDue(record: CaseRecord, update: FindingUpdate, at: string): CaseRecord {
  const { updateNumber = 0, due = NOTHING_DUE } = record;
  const number = updateNumber + 1;
  return { ...record, update, updateNumber: number, due: { ...due, finding: { ...firstTry(at), number } } };
}

/** The case with what its findings say again, once nothing holds it up any more, changed; as it is where nothing does. */
export function withSaidBefore(record: CaseRecord, change: (before: SaidBefore) => SaidBefore): CaseRecord {
  const { heldUp } = record;
  if (heldUp?.before === undefined) return record;
  return { ...record, heldUp: { ...heldUp, before: change(heldUp.before) } };
}

/** More than a case has steps; a topic that takes nothing for weeks must not fill the item. */
const MESSAGES_KEPT = 60;

/** What is due, and what the operators must be told besides, at once. */
export function withOperatorsDue(
  due: Due = NOTHING_DUE,
  { at, messages }: { at: string; messages: readonly OperatorsMessage[] },
): Due {
  const operators = [...due.operators, ...messages.map((message) => ({ ...firstTry(at), message }))];
  return { ...due, operators: operators.slice(-MESSAGES_KEPT) };
}

function firstTry(at: string): { tries: number; nextTryAt: string; since: string } {
  return { tries: 0, nextTryAt: at, since: at };
}
