import { latestQuestionEnd } from '../question/longest-wait.ts';
import type { Question } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { afterSeconds, seconds } from '../time/duration.ts';
import { earlier } from '../time/time.ts';
import type { CaseRecord } from './case-record.ts';

/** The time to answer begins at most so long after its question was put, whether or not a mail has gone out (design D13). */
const LATE_AT_MOST = 'P3D';
/** What a mail may take anyway: it begins with the question then. */
const AS_GOOD_AS_AT_ONCE = 'PT15M';

/** By how many seconds the time to answer would begin late if the mail went out at this time (ISO); 0 once one has. */
export function lateNow({ counting }: Pick<Question, 'counting'>, at: string): number {
  if (counting === undefined) return 0;
  const late = Math.ceil((Date.parse(at) - Date.parse(counting.from)) / 1000);
  return late <= seconds(AS_GOOD_AS_AT_ONCE) ? 0 : Math.min(late, seconds(LATE_AT_MOST));
}

/** By how many seconds the time to answer began late, or would as things stand. */
export function lateBy(question: Question, at: string): number {
  return (question.lateBy ?? 0) + lateNow(question, at);
}

/** When a question ends for the people asked (ISO), as things stand: its mail may have gone out late, or not yet. */
export function endsAt(question: Question, at: string): string {
  return afterSeconds(question.until, lateNow(question, at));
}

/**
 * Whether a question whose wait is over goes on, since its mail went out late or has not gone out: it has time left
 * and nobody has answered it.
 */
export function isStillAsked(
  { question, answers }: Pick<CaseRecord, 'question' | 'answers'>,
  at: string,
): boolean {
  if (question === undefined || lateBy(question, at) === 0) return false;
  const isAnswered = answers.some(({ questionNumber }) => questionNumber === question.number);
  // A wait may end within the minute before its time.
  return !isAnswered && Date.parse(at) < Date.parse(endsAt(question, at)) - 60_000;
}

/** The case whose question has been mailed at this time (ISO): the time to answer counts from then. */
export function countedFrom(
  record: CaseRecord,
  at: string,
  settings: Pick<Settings, 'observation' | 'confirmDeletionWithin' | 'useWithin'>,
): CaseRecord {
  const { question, openedAt, observeUntil } = record;
  if (question?.counting === undefined) return record;
  const { counting: _over, ...rest } = question;
  const late = lateNow(question, at);
  if (late === 0) return { ...record, question: rest };
  const until = earlier(endsAt(question, at), latestQuestionEnd(question.kind, openedAt, settings));
  return {
    ...record,
    question: { ...rest, until, lateBy: late },
    ...(question.kind === 'impact' && observeUntil !== undefined && { observeUntil: until }),
    ...(record.deadline === question.until && { deadline: until }),
  };
}
