import type { QuestionKind } from './question.ts';

/** How a question ends whose case has been widened; the workflow then assesses the user anew. */
export const WIDENED = 'widened';

/** What of a case says whether its question is outdated. */
export interface Widening {
  plan?: { thresholdDays: number } | undefined;
  question?: { kind: QuestionKind } | undefined;
  thresholdDays?: number;
}

/**
 * Whether the question "needed or not" stands on a plan that was made for a higher threshold than the case has since:
 * more may be unused.
 */
export function isWidened({ plan, question, thresholdDays: days = 0 }: Widening): boolean {
  const isOutdated = days > 0 && plan !== undefined && plan.thresholdDays > days;
  return question?.kind === 'stakeholder' && isOutdated;
}

/** How a question ends whose mail has reached nobody; the workflow then assesses the user anew and asks somebody else. */
export const UNREACHABLE = 'unreachable';
