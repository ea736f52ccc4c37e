import type { Answer } from '../domain/question/answer.ts';

/** Whether an answer keeps something: only then there is anything to be used. */
export function keeps(answer: Pick<Answer, 'decisions'> | undefined): boolean {
  return Object.values(answer?.decisions ?? {}).includes('keep');
}
