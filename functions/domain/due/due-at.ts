import type { Answer } from '../question/answer.ts';
import { type Due, NOTHING_DUE } from './due.ts';

/** What of a case says whether its execution waits for an answer that is there. */
interface Waiting {
  question?: { taskToken?: string | undefined; answerId?: string | undefined } | undefined;
  answers: readonly Answer[];
}

/** The answer that the open question has got and that its execution still waits for. */
export function answerToWakeWith({ question, answers }: Waiting): Answer | undefined {
  if (question?.taskToken === undefined || question.answerId === undefined) return undefined;
  return answers.find(({ answerId, delivered }) => answerId === question.answerId && !delivered);
}

/** When the first thing of a case is due (ISO); undefined where nothing is. */
export function dueAtOf(record: Waiting & { due?: Due | undefined }): string | undefined {
  const { due = NOTHING_DUE } = record;
  const answer = answerToWakeWith(record);
  const times = [
    ...(answer === undefined ? [] : [due.wake?.nextTryAt ?? answer.at]),
    ...(due.finding === undefined ? [] : [due.finding.nextTryAt]),
    ...due.operators.map(({ nextTryAt }) => nextTryAt),
    ...due.messages.map(({ nextTryAt }) => nextTryAt),
  ];
  // Not as texts: an event's time has no milliseconds, a state's has.
  return times.sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}
