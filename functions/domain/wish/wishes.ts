import type { CaseRecord } from '../case/case-record.ts';
import type { Disabled, LeftOff } from '../case/outcome.ts';
import type { Answer, AnswerKind } from '../question/answer.ts';
import { isPassedOn, isRefused } from '../question/quarantine.ts';

/**
 * What somebody has asked for and the workflow has not taken: to stop or to keep all before anything is disabled, or to
 * have back what is. No act goes on against it.
 */
export function wishOf(record: CaseRecord): 'stop' | 'keep' | 'restore' | undefined {
  const { answers, disabled, restoredAt, restoreKit } = record;
  const isWished = (wish: 'stop' | 'restore') =>
    answers.some(
      (one) => one.kind === wish && !one.delivered && !isPassedOn(record, one) && isForThisCase(record, one),
    );
  if (disabled.length === 0 && isWished('stop')) return 'stop';
  if (disabled.length === 0 && isKeptWhileWaiting(record)) return 'keep';
  const isOver = restoredAt !== undefined || restoreKit !== undefined;
  return !isOver && isWished('restore') ? 'restore' : undefined;
}

/** Whether "needed" was said while the case waited for its act, and the workflow has not taken it. */
function isKeptWhileWaiting({ answers, question }: CaseRecord): boolean {
  if (question?.kind !== 'paused') return false;
  return answers.some(
    ({ kind, delivered, questionNumber }) =>
      kind === 'keep' && !delivered && questionNumber === question.number,
  );
}

/**
 * Whether a wish is about something that this case has turned off or has taken on. One that came while it was deleting
 * may be about nothing but what earlier cases have left off: another case gives that back, after the end (design D15).
 * One that was refused is about nothing any more.
 */
export function isForThisCase(record: CaseRecord, wish: Pick<Answer, 'answerId' | 'ofCases'>): boolean {
  const { off = [], disabled } = record;
  if (isRefused(record, wish)) return false;
  const wanted = new Set(wantedOf(off, wish).map(({ credentialId }) => credentialId));
  return wanted.size === 0 || disabled.some(({ credentialId }) => wanted.has(credentialId));
}

/** What a wish of after an end wants back of a list. */
export function wantedOf(off: readonly LeftOff[], { ofCases = [] }: Pick<Answer, 'ofCases'>): Disabled[] {
  return off.filter(({ caseId }) => ofCases.includes(caseId)).flatMap(({ disabled }) => disabled);
}

/** Whether everything was kept, so that a changed mind can still retire it: nothing was ever disabled here. */
export function canStillRetire({ disabled, answers, restoreKit }: CaseRecord): boolean {
  return disabled.length === 0 && restoreKit === undefined && answers.every(({ kind }) => kind !== 'retire');
}

/** Whether an answer to the open question would come too late, because something was disabled meanwhile. */
export function comesTooLate(record: CaseRecord, kind: AnswerKind): boolean {
  if (record.question?.kind === 'use' && kind === 'retire') return !canStillRetire(record);
  return record.question?.kind === 'paused' && ['stop', 'keep'].includes(kind) && record.disabled.length > 0;
}
