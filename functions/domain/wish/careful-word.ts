import type { CaseRecord } from '../case/case-record.ts';
import type { Answer } from '../question/answer.ts';
import { isFormOf } from '../question/question.ts';

/** The word to delete nothing that stands about the open question: of two early words the more careful one is taken. */
export function carefulWord({
  answers,
  question,
}: Pick<CaseRecord, 'answers' | 'question'>): Answer | undefined {
  if (question === undefined) return undefined;
  return answers.findLast(
    ({ kind, questionNumber }) => kind === 'leave-disabled' && isFormOf(questionNumber, question),
  );
}
