import type { Answer, AnswerKind } from '../domain/answer.ts';
import type { CaseRecord } from '../domain/case-record.ts';
import type { QuestionKind } from '../domain/question.ts';

const PICKED_UP: Record<QuestionKind, readonly AnswerKind[]> = {
  stakeholder: ['stop'],
  impact: ['restore'],
  deletion: ['restore', 'leave-disabled', 'confirm'],
  use: ['stop'],
};

/**
 * An answer that was given between two questions, or early, and that the question about to be put must take at once.
 * A wish to restore weighs more than a confirmation; only answers to the plan in force count.
 */
export function pendingAnswer(record: CaseRecord, kind: QuestionKind, planId: string): Answer | undefined {
  const waiting = record.answers.filter((answer) => !answer.delivered);
  return PICKED_UP[kind]
    .map((wanted) =>
      waiting.find(
        (answer) =>
          answer.kind === wanted && (answer.planId === planId || wanted === 'restore' || wanted === 'stop'),
      ),
    )
    .find((answer) => answer !== undefined);
}
