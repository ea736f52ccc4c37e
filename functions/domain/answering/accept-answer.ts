import type { CaseRecord } from '../case/case-record.ts';
import { proposed } from '../plan/plan.ts';
import { type Answer, type AnswerKind, countsAtAnyTime, endsWait, isToQuestion } from '../question/answer.ts';
import { ANSWERS } from '../question/answers.ts';
import { answersOpenTo, isUpToContacts } from '../question/quarantine.ts';
import { isFormOf } from '../question/question.ts';
import { whatIsSo } from '../standing/standing.ts';
import { hasTimeLeft } from '../time/duration.ts';
import { hasOffJoined } from '../way-back/join-off.ts';
import { carefulWord } from '../wish/careful-word.ts';
import { canAskBack, canStop, mayAskBack, reopened, waitsToDelete } from '../wish/have-back.ts';
import { comesTooLate, isForThisCase } from '../wish/wishes.ts';
import type { AnswerRefusal } from './answer-refusal.ts';
import type { AnswerOutcome, Proposal } from './proposal.ts';
import { speaksForUser } from './speaks-for-user.ts';

/** What becomes of an answer, and the record with it, if it changes anything. */
export interface Accepted {
  outcome: AnswerOutcome;
  changed?: CaseRecord;
}

/** What the person saw when the answer was given; undefined where the answer does not depend on it. */
type Seen = Pick<Proposal, 'planId' | 'seenQuestion'>;

/** Whether and how an answer counts in the case as it stands; decides about one record and writes nothing. */
export function acceptAnswer(record: CaseRecord, answer: Answer, seen: Seen): Accepted {
  const { planId } = seen;
  const refusal = refusalOf(record, answer, seen);
  if (refusal !== undefined) return { outcome: { is: 'not-taken', why: refusal, record } };
  const earlier = answerThatStands(record, answer);
  if (earlier !== undefined) return { outcome: { is: 'already-answered', answer: earlier, record } };
  const { question } = record;
  const full: Answer = {
    ...answer,
    questionNumber: question?.number ?? 0,
    planId: planId ?? question?.planId ?? record.plan?.planId ?? '',
    decisions: decisionsOf(record, answer),
  };
  const ends = question !== undefined && isOpenFor(record, full) && endsWait(full, question);
  return {
    outcome: { is: ends ? 'taken' : 'stored', answer: full, record },
    changed: {
      ...(full.kind === 'restore' ? reopened(record) : record),
      answers: [...record.answers, full],
      ...(ends && { question: { ...question, answerId: full.answerId } }),
    },
  };
}

// The wish to restore or to stop also ends a wait whose other answer has not reached the workflow.
function isOpenFor(record: CaseRecord, { kind }: Answer): boolean {
  const { question, answers } = record;
  if (question?.taskToken === undefined) return false;
  // The next attempt to delete looks for it, and for what is still there.
  if (kind === 'restore' && waitsToDelete(record)) return false;
  if (question.answerId === undefined) return true;
  return (
    countsAtAnyTime({ kind }) && answers.some((one) => one.answerId === question.answerId && !one.delivered)
  );
}

// A single proposed credential needs no decision of its own: the answer "retire" is the decision.
function decisionsOf({ plan }: CaseRecord, { kind, decisions: given }: Answer): Answer['decisions'] {
  if (plan === undefined || (kind !== 'retire' && kind !== 'keep')) return {};
  const unsaid = kind === 'retire' && Object.keys(given).length === 0 ? 'retire' : 'keep';
  return Object.fromEntries(
    proposed(plan).map(({ credential: { id } }) => [id, kind === 'keep' ? 'keep' : (given[id] ?? unsaid)]),
  );
}

function refusalOf(
  record: CaseRecord,
  answer: Answer,
  { planId, seenQuestion }: Seen,
): AnswerRefusal | undefined {
  const refusal = refusalInCase(record, answer);
  if (refusal !== undefined || waitsBetweenQuestions(record, answer)) return refusal;
  const stale = whyStale(record, answer.kind, seenQuestion);
  if (stale !== undefined) return stale;
  const { question } = record;
  if (question?.taskToken === undefined && question?.answerId === undefined) return 'between';
  const isOffered = answersOpenTo(record, answer.role).includes(answer.kind);
  if (!isOffered || comesTooLate(record, answer.kind)) return 'does-not-fit';
  if (isSaidTooOften(record, answer)) return 'too-often';
  if (isAboutLess(record, answer, seenQuestion)) return 'plan-changed';
  return planId !== undefined && planId !== question.planId ? 'plan-changed' : undefined;
}

/** An item takes some thousand answers, and then no wish to restore any more; an execution's history ends as well. */
const REPEATED_AT_MOST = 50;

/** Whether a role has said too often what decides nothing, and so can be said again and again: looks, more time, other people. */
export function isSaidTooOften(
  { answers }: Pick<CaseRecord, 'answers'>,
  { kind, role }: Pick<Answer, 'kind' | 'role'>,
): boolean {
  const isOne = (one: Pick<Answer, 'kind' | 'role'>) =>
    one.role === role && REPEATABLE.includes(ANSWERS[one.kind].effect);
  return isOne({ kind, role }) && answers.filter(isOne).length >= REPEATED_AT_MOST;
}

const REPEATABLE: readonly string[] = ['looks', 'passes-on', 'puts-again'];

/** Whether the person may have seen less to delete than there is now: what earlier cases left off has joined since. */
function isAboutLess(record: CaseRecord, { kind }: Answer, seen: number | undefined): boolean {
  return kind === 'confirm' && hasOffJoined(record) && seen !== undefined && seen !== record.question?.number;
}

function decides({ kind }: Pick<Answer, 'kind'>): boolean {
  return ANSWERS[kind].effect === 'decides';
}

/**
 * Why a form that keeps, disables, exempts or deletes does so no more: the question that the person saw is answered,
 * or over (design D6). One that was only put again, as by a reminder, is the same.
 */
function whyStale(
  { answers, question }: CaseRecord,
  kind: AnswerKind,
  seen: number | undefined,
): AnswerRefusal | undefined {
  const isBound = decides({ kind }) || ANSWERS[kind].namesPlan;
  if (seen === undefined || question === undefined || !isBound) return undefined;
  const isAnswered = answers.some(
    (one) =>
      (decides(one) || countsAtAnyTime(one)) &&
      one.questionNumber >= seen &&
      one.questionNumber < question.number,
  );
  if (isAnswered) return 'answered-since';
  return isFormOf(seen, question) ? undefined : 'question-changed';
}

/** Why an answer comes too late or from the wrong person, whatever question is open. */
function refusalInCase(record: CaseRecord, answer: Answer): AnswerRefusal | undefined {
  const { status, question, restoreKit, restoredAt } = record;
  const isRestore = answer.kind === 'restore';
  if (status === 'closed') return 'closed';
  const isInTime = isRestore && waitsToDelete(record) && !isAboutToEnd(record, answer);
  if (restoreKit !== undefined && !isInTime && (isRestore || question?.kind !== 'use')) return 'deleting';
  if (isRestore && restoredAt !== undefined && !mayAskBack(record, answer))
    return isAllBack(record) ? 'restored' : 'restored-in-part';
  if (!isRestore && isUpToContacts(record, answer)) return 'quarantined';
  return speaksForUser(record, { ...answer, address: answer.by }) ? undefined : 'passed-on';
}

/** Whether all that the case has turned off was given back by it; what it could not or did not is another matter. */
function isAllBack(record: CaseRecord): boolean {
  const { credentials } = whatIsSo(record);
  const back = credentials.filter((one) => one.isGivenBack).map(({ credentialId }) => credentialId);
  return record.disabled.every(({ credentialId }) => back.includes(credentialId));
}

/** Whether the wait may be over before the answer is recorded: the next state may act already. */
function isAboutToEnd({ question }: CaseRecord, { at }: Answer): boolean {
  return question !== undefined && !hasTimeLeft(at, question.until);
}

/** A wish to restore after disabling, or to stop before it, counts at any time, whatever was answered (design D6). */
function waitsBetweenQuestions(record: CaseRecord, { kind, role }: Answer): boolean {
  const { question } = record;
  if (kind === 'restore') return mayAskBack(record, { role });
  const isOpen = question?.taskToken !== undefined && question.answerId === undefined;
  return kind === 'stop' && role !== 'stakeholder' && canStop(record) && !isOpen;
}

// A wish to restore, or to stop before the act, overrides what was said before; else it stands as first given.
function answerThatStands(record: CaseRecord, answer: Answer): Answer | undefined {
  const { question, answers: all, taken = [] } = record;
  // What a settled wish could not have can be asked back once more.
  const answers = all.filter(({ kind, answerId }) => kind !== 'restore' || !taken.includes(answerId));
  const isInTheWay = (one: Answer) => !isOnlyPassedOn(record, one, answer) && !mayBeRefused(one, answer);
  const restore = answers.find(
    (one) => one.kind === 'restore' && canAskBack(record) && isInTheWay(one) && isForThisCase(record, one),
  );
  if (restore !== undefined) return restore;
  const same = answers.find((one) => isSame(one, answer, question) && isInTheWay(one));
  if (same !== undefined) return same;
  if (waitsBetweenQuestions(record, answer)) return undefined;
  const careful = carefulWord({ answers, question });
  if (answer.kind === 'confirm' && careful !== undefined) return careful;
  return answers.find(({ answerId }) => answerId === question?.answerId);
}

/** Whether it was said to the question before, with the same effect: an early word leaves the wait as it is. */
function isSame(before: Answer, answer: Answer, question: CaseRecord['question']): boolean {
  const isAsEarly = question === undefined || endsWait(before, question) === endsWait(answer, question);
  return before.kind === answer.kind && isToQuestion(before, question) && isAsEarly;
}

/** By the link of an ended case an owner's wish counts only if the tags, read again, still name that person. */
function mayBeRefused({ ofCases, role, by }: Answer, answer: Answer): boolean {
  return ofCases !== undefined && role === 'stakeholder' && by !== answer.by;
}

/** An owner's wish about a quarantined user is in nobody's way but the owners'. */
function isOnlyPassedOn(record: CaseRecord, wish: Answer, { role }: Answer): boolean {
  return isUpToContacts(record, wish) && role !== 'stakeholder';
}
