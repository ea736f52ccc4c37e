import { changesOfDisabled } from '../assess/changes-of-disabled.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { WITHOUT_USER } from '../case/outcome.ts';
import { type Answer, type AnswerKind, endsWait, outcomeOf } from '../question/answer.ts';
import { ANSWERS } from '../question/answers.ts';
import { isUpToContacts, stillDecides } from '../question/quarantine.ts';
import type { OpenQuestion, QuestionKind } from '../question/question.ts';
import { afterSeconds, secondsBetween } from '../time/duration.ts';
import { openWishes } from '../way-back/refused-wishes.ts';
import { canRestore } from '../wish/have-back.ts';
import { isForThisCase } from '../wish/wishes.ts';

/**
 * What somebody has said that the workflow has not taken and that still counts: a wish to restore or, before anything
 * is off, to stop; else what was said to the latest question and ends its wait. What weighs most comes first. About a
 * user that AWS has quarantined an owner's word settles nothing and is left to the security contacts, a wish to restore too.
 */
export function untakenAnswers(record: CaseRecord): Answer[] {
  return record.answers
    .filter((answer) => !isTaken(answer, record) && counts(answer, record))
    .sort((one, other) => ANSWERS[one.kind].rank - ANSWERS[other.kind].rank);
}

function isTaken({ answerId, delivered }: Answer, { taken = [] }: CaseRecord): boolean {
  return delivered || taken.includes(answerId);
}

function counts(answer: Answer, record: CaseRecord): boolean {
  const { question, disabled } = record;
  if (answer.kind === 'restore')
    return canRestore(record) && !isUpToContacts(record, answer) && isForThisCase(record, answer);
  if (answer.kind === 'stop') return disabled.length === 0;
  const isToLatest = question !== undefined && answer.questionNumber === question.number;
  return isToLatest && endsWait(answer, question) && stillDecides(record, answer);
}

/** The ids of all answers to the latest question as taken: what follows from them is decided in the same write. */
export function takenNow(record: CaseRecord): string[] {
  const now = untakenAnswers(record).filter(({ kind }) => kind !== 'restore');
  return [...(record.taken ?? []), ...now.map(({ answerId }) => answerId)];
}

/** How a case goes on that does not end yet: restored, or assessed again for one of these. */
export type GoesOn = 'restore' | 'retirement' | 'observation' | 'use';

const ASSESSED_FOR = {
  stakeholder: 'retirement',
  impact: 'observation',
  deletion: 'observation',
  use: 'use',
  paused: undefined,
} as const satisfies Record<QuestionKind, GoesOn | undefined>;

/**
 * What holds up the end of a case (design D15): a wish to restore that is not settled, or an answer that was not
 * taken. Undefined where it may end. `failedIn`: of a failure, the state that failed. What could not be given back
 * after all tries is settled, and a failed case takes nothing but a wish to restore.
 */
export function holdsUpEnding(
  record: CaseRecord,
  { step, failedIn }: { step: string; failedIn?: string | undefined },
): GoesOn | undefined {
  if (WITHOUT_USER.includes(step)) return undefined;
  // What was said before somebody stopped the case is overridden.
  const isStopped = ANSWERS.stop.leadsTo.includes(step);
  const untaken = untakenAnswers(record).filter(
    ({ kind }) => !ANSWERS[kind].leadsTo.includes(step) && !(isStopped && kind !== 'restore'),
  );
  const isWished = untaken.some(({ kind }) => kind === 'restore');
  if (isWished) return failedIn === 'RevertCredentials' ? undefined : 'restore';
  if (failedIn !== undefined || untaken.length === 0 || record.question === undefined) return undefined;
  return ASSESSED_FOR[record.question.kind];
}

/**
 * What has failed for good, and is settled by that: what could not be given back after all tries, and the wishes for which
 * this case was opened. No other execution tries it again by itself.
 */
export function wishesFailed({ taken = [], answers, openedAt }: CaseRecord, state: string): string[] {
  const isTried = ({ kind, at }: Answer) =>
    kind === 'restore' && (state === 'RevertCredentials' || Date.parse(at) < Date.parse(openedAt));
  return [...taken, ...answers.filter(isTried).map(({ answerId }) => answerId)];
}

/** How a case goes on whose wish was refused: as another wish or what was said asks for, else with its question. */
export type AfterRefusal = GoesOn | QuestionKind | 'retire' | 'delete' | 'stop' | 'exempt' | 'kept';

/** What was said to a question and is taken up again where it led; what decides nothing is not among it. */
const LEADS_BACK_TO: Partial<Record<AnswerKind, AfterRefusal>> = {
  retire: 'retire',
  confirm: 'delete',
  'leave-disabled': 'observation',
  stop: 'stop',
  exempt: 'exempt',
};

/** Where a question is lost since the case was held up while it gave back, what came after it is assessed again. */
const AFTER_HELD_UP: Partial<Record<QuestionKind, AfterRefusal>> = {
  stakeholder: 'retirement',
  impact: 'observation',
  deletion: 'observation',
  use: 'kept',
};

/**
 * What a case goes back to once a wish was refused: giving back, where somebody else wants that, or something was used;
 * the act that it was at; else its question, with the number that it has.
 */
export function goesOnAfterRefusal(record: CaseRecord): AfterRefusal {
  if (isStillWanted(record)) return 'restore';
  const { question } = record;
  if (question === undefined) return 'retirement';
  const said = wordTakenOf(record, question);
  const led = said && LEADS_BACK_TO[outcomeOf(said)];
  if (led !== undefined) return led;
  if (question.kind !== 'paused' || question.pause !== undefined || question.window !== undefined)
    return question.kind;
  return AFTER_HELD_UP[question.before?.kind ?? 'impact'] ?? 'observation';
}

function isStillWanted(record: CaseRecord): boolean {
  const { user, quarantine, disabled } = record;
  if (!canRestore(record)) return false;
  const isUsed =
    user !== undefined && quarantine === undefined && changesOfDisabled(disabled, user).used.length > 0;
  return isUsed || openWishes(record).some((wish) => !isUpToContacts(record, wish));
}

function wordTakenOf(record: CaseRecord, { number, answerId }: OpenQuestion): Answer | undefined {
  return record.answers.findLast(
    (one) =>
      LEADS_BACK_TO[one.kind] !== undefined &&
      isTaken(one, record) &&
      (one.answerId === answerId || one.questionNumber === number),
  );
}

/** A wait may end within the minute before its time: what is left of it is waited for in full. */
const AT_LEAST_SECONDS = 60;

/** How a case goes on whose wish was refused, and the case: a question that is put anew is waited for as long as was left of its wait. */
export function afterRefusal(record: CaseRecord, at: string): { outcome: AfterRefusal; case: CaseRecord } {
  const outcome = goesOnAfterRefusal(record);
  // What is not put anew has no wait: its entry of before would be counted from once more.
  return { outcome, case: outcome === record.question?.kind ? withRestOfWait(record, at) : record };
}

function withRestOfWait(record: CaseRecord, at: string): CaseRecord {
  const { question } = record;
  if (question?.put === undefined) return record;
  const end = afterSeconds(question.put.enteredAt, question.timeoutSeconds);
  const timeoutSeconds = Math.max(AT_LEAST_SECONDS, secondsBetween(at, end));
  return { ...record, question: { ...question, timeoutSeconds } };
}
