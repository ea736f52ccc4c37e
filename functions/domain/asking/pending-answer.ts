import type { CaseRecord } from '../case/case-record.ts';
import { type Answer, answersPickedUp, countsAtAnyTime } from '../question/answer.ts';
import { isPassedOn, stillDecides } from '../question/quarantine.ts';
import type { QuestionKind } from '../question/question.ts';
import { canRestore } from '../wish/have-back.ts';
import { isForThisCase } from '../wish/wishes.ts';

/**
 * An answer that was given between two questions, or early, or that was recorded and did not reach the workflow, and
 * that the question about to be put must take at once. The more careful word weighs more: to restore than to
 * confirm, to keep than to retire. Only answers to the plan in force count.
 */
export function pendingAnswer(record: CaseRecord, kind: QuestionKind, planId: string): Answer | undefined {
  const waiting = record.answers.filter(
    (answer) =>
      !answer.delivered && !record.taken?.includes(answer.answerId) && stillCounts(answer, record, planId),
  );
  // What was turned off meanwhile cannot be kept as it was.
  const isTooLate = (wanted: Answer['kind']) =>
    kind === 'paused' && wanted === 'keep' && record.disabled.length > 0;
  return answersPickedUp(kind)
    .filter((wanted) => !isTooLate(wanted))
    .map((wanted) => waiting.find((answer) => answer.kind === wanted))
    .find((answer) => answer !== undefined);
}

function stillCounts(answer: Answer, record: CaseRecord, planId: string): boolean {
  if (answer.kind === 'restore')
    return canRestore(record) && !isPassedOn(record, answer) && isForThisCase(record, answer);
  return countsAtAnyTime(answer) || (answer.planId === planId && stillDecides(record, answer));
}
