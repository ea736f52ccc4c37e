import { type Answer, outcomeOf, unsettledWishes } from '../question/answer.ts';
import { isWidened, UNREACHABLE, WIDENED, type Widening } from '../question/widened.ts';
import { after } from '../time/duration.ts';
import { type Due, NOTHING_DUE } from './due.ts';

/** What of a case says whether its execution waits for an answer that is there. */
interface Answered {
  question?: { taskToken?: string | undefined; answerId?: string | undefined } | undefined;
  answers: readonly Answer[];
}

/** What of a case says whether its execution waits in vain. */
interface Waiting extends Omit<Widening, 'question'> {
  question?:
    | (NonNullable<Widening['question']> &
        NonNullable<Answered['question']> & {
          put?: { enteredAt: string } | undefined;
          unreachable?: string | undefined;
        })
    | undefined;
  answers: readonly Answer[];
  /** It waits because of a failure, and tries again by itself. */
  heldUp?: unknown;
}

/** What the waiting execution is to be told: how its question has ended, since when, and the answer that ended it. */
export interface WakeUp {
  outcome: string;
  since: string;
  answer?: Answer;
}

/** The answer that the open question has got and that its execution still waits for. */
export function answerToWakeWith({ question, answers }: Answered): Answer | undefined {
  if (question?.taskToken === undefined || question.answerId === undefined) return undefined;
  return answers.find(({ answerId, delivered }) => answerId === question.answerId && !delivered);
}

/**
 * What the execution is to be woken with: the answer to its question; where there is none, that its case has been
 * widened, so that the question is put anew with a new plan, or that what an earlier case left off is wanted back; or
 * that its mail has reached nobody. For the last two one that a failure holds up is left to its next try: woken, it would
 * fail again at once.
 */
export function wakeUpOf(record: Waiting): WakeUp | undefined {
  const { question } = record;
  const answer = answerToWakeWith(record);
  if (answer !== undefined) return { outcome: outcomeOf(answer), since: answer.at, answer };
  const isAsking = question?.taskToken !== undefined && question.answerId === undefined;
  if (!isAsking || question.put === undefined) return undefined;
  // The question "needed or not" cannot be answered so: the assessment that it ends in takes the wish.
  const wish = question.kind === 'stakeholder' ? wishAfterEnd(record) : undefined;
  if (wish !== undefined) return { outcome: WIDENED, since: wish.at };
  if (record.heldUp !== undefined) return undefined;
  if (isWidened(record)) return { outcome: WIDENED, since: question.put.enteredAt };
  const { unreachable: since } = question;
  return since === undefined ? undefined : { outcome: UNREACHABLE, since };
}

/** What of a case says whether it has ended without giving back what somebody wants back. */
interface Ended {
  status?: 'open' | 'closed';
  step?: string;
  openedAt?: string | undefined;
  closedAt?: string | undefined;
  answers: readonly Answer[];
  taken?: string[] | undefined;
  disabled?: readonly unknown[];
  restoredAt?: string | undefined;
  restoreKit?: unknown;
  quarantine?: unknown;
}

/** A wish to have back what ended cases have left off that no execution has settled; the first, if there are several. */
export function wishAfterEnd(record: Pick<Ended, 'answers' | 'taken'>): Answer | undefined {
  return unsettledWishes(record).find(({ ofCases, delivered }) => ofCases !== undefined && !delivered);
}

/**
 * Since when an ended case leaves a wish to restore that nobody has settled (ISO): another execution gives it back
 * (design D15). It was said after an end, or the case has failed; of the latter, an owner's word is not enough for a
 * user that AWS has quarantined (D16).
 */
export function restoreLeftSince(ended: Ended): string | undefined {
  const { status, step, closedAt, disabled = [], quarantine } = ended;
  if (status !== 'closed') return undefined;
  const since = lateWishDueAt(ended);
  if (since !== undefined || step !== 'failed' || disabled.length === 0) return since;
  if (ended.restoredAt !== undefined || ended.restoreKit !== undefined) return undefined;
  const isWished = unsettledWishes(ended).some(
    ({ role }) => role !== 'stakeholder' || quarantine === undefined,
  );
  return isWished ? closedAt : undefined;
}

/** How long a wish waits whose execution has died, and how long after it was said it is tried where that held nothing off. */
const AGAIN_AFTER = 'PT15M';
const AGAIN_FOR_MS = 86_400_000;

/**
 * When a wish of after an end is due; where the execution that was to settle it has died, later, and for a day. After that
 * only what the dead case held off is a reason to try again.
 */
function lateWishDueAt(ended: Ended): string | undefined {
  const wish = wishAfterEnd(ended);
  const { step, openedAt, closedAt } = ended;
  if (wish === undefined || step !== 'failed' || openedAt === undefined || closedAt === undefined)
    return wish?.at;
  if (Date.parse(wish.at) >= Date.parse(openedAt)) return wish.at;
  const isOver = Date.parse(closedAt) - Date.parse(wish.at) >= AGAIN_FOR_MS;
  return isOver ? undefined : after(closedAt, AGAIN_AFTER);
}

/** What of a case says since when somebody has waited for what they have said. */
type Unheard = Waiting & Ended & { openedAt: string; due?: Pick<Due, 'start'> | undefined };

/**
 * Since when an answer or a wish of a case has waited for an execution to take it (ISO): for the one that waits, or for
 * one that is to be started. Undefined where nobody waits.
 */
export function unheardSince(record: Unheard): string | undefined {
  const wakeUp = wakeUpOf(record);
  const wish = wakeUp === undefined ? undefined : wishAfterEnd(record);
  const waiting = wakeUp?.answer ?? wish;
  if (waiting !== undefined) return waiting.at;
  return record.due?.start === undefined ? restoreLeftSince(record) : record.openedAt;
}

/** Whether an execution is to be woken or started: what is only told comes after that, however long it is due (design D13). */
export function waitsToBeHeard(record: Waiting & Ended & { due?: Due | undefined }): boolean {
  const isToStart = record.due?.start !== undefined || restoreLeftSince(record) !== undefined;
  return isToStart || wakeUpOf(record) !== undefined;
}

/** When the first thing of a case is due (ISO); undefined where nothing is. */
export function dueAtOf(record: Waiting & Ended & { due?: Due | undefined }): string | undefined {
  const { due = NOTHING_DUE } = record;
  const left = restoreLeftSince(record);
  const wakeUp = wakeUpOf(record);
  const times = [
    ...(wakeUp === undefined ? [] : [due.wake?.nextTryAt ?? wakeUp.since]),
    ...(left === undefined ? [] : [left]),
    ...(due.start === undefined ? [] : [due.start.nextTryAt]),
    ...(due.finding === undefined ? [] : [due.finding.nextTryAt]),
    ...due.operators.map(({ nextTryAt }) => nextTryAt),
    ...due.messages.map(({ nextTryAt }) => nextTryAt),
  ];
  // Not as texts: an event's time has no milliseconds, a state's has.
  return times.sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}
