import { InvalidInputError } from '../domain/errors/errors.ts';
import type { Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';

/** The steps that nothing but an answer leads to. */
const NEEDS_ANSWER: readonly Step[] = ['kept', 'stop', 'exempt'];

/** Throws InvalidInputError where only an answer can lead to the step and the table holds none: it is invented. */
export function requireAnswer(step: Step, answer: Answer | undefined, caseId: string): void {
  if (answer === undefined && NEEDS_ANSWER.includes(step))
    throw new InvalidInputError(`No recorded answer leads to "${step}" in case ${caseId}.`);
}
