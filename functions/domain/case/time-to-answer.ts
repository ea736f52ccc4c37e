import { latestQuestionEnd } from '../question/longest-wait.ts';
import type { Question } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { afterSeconds, hasTimeLeft, seconds, secondsBetween } from '../time/duration.ts';
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

/** What the latest end of a case depends on. */
type Limits = Pick<Settings, 'observation' | 'confirmDeletionWithin' | 'useWithin'>;
type Asked = Pick<CaseRecord, 'openedAt'> & { question: Question };

/** When a question ends for the people asked (ISO), as things stand: its mail may have gone out late, or not yet. */
export function endsAt({ question, openedAt }: Asked, at: string, limits: Limits): string {
  const { until, kind } = question;
  const late = lateNow(question, at);
  return late === 0 ? until : earlier(afterSeconds(until, late), latestQuestionEnd(kind, openedAt, limits));
}

/**
 * Whether a question whose wait is over goes on, since its mail went out late or has not gone out: it has time left
 * and nobody has answered it.
 */
export function isStillAsked(record: CaseRecord, at: string, limits: Limits): boolean {
  const { question, answers } = record;
  if (question === undefined || lateBy(question, at) === 0) return false;
  const isAnswered = answers.some(({ questionNumber }) => questionNumber === question.number);
  return !isAnswered && hasTimeLeft(at, endsAt({ ...record, question }, at, limits));
}

/** The case that goes on asking, as `isStillAsked` says, with the wait that is left; undefined where it does not. */
export function askedOn(
  record: CaseRecord,
  at: string,
  limits: Limits,
): { outcome: 'asking'; case: CaseRecord } | undefined {
  const { question } = record;
  if (question === undefined || !isStillAsked(record, at, limits)) return undefined;
  const timeoutSeconds = secondsBetween(at, endsAt({ ...record, question }, at, limits));
  return { outcome: 'asking', case: { ...record, question: { ...question, timeoutSeconds } } };
}

/** The case whose question has been mailed at this time (ISO): the time to answer counts from then. */
export function countedFrom(record: CaseRecord, at: string, limits: Limits): CaseRecord {
  const { question, observeUntil } = record;
  if (question?.counting === undefined) return record;
  const { counting: _over, ...rest } = question;
  const late = lateNow(question, at);
  if (late === 0) return { ...record, question: rest };
  const until = endsAt({ ...record, question }, at, limits);
  return {
    ...record,
    question: { ...rest, until, lateBy: late },
    ...(question.kind === 'impact' && observeUntil !== undefined && { observeUntil: until }),
    ...(record.deadline === question.until && { deadline: until }),
  };
}

/** How far a case had come with this question when a wait takes its place: deletion is allowed by it. */
export function farBefore(question: Question, at: string): Question['before'] {
  const { kind, until, before } = question;
  return kind === 'paused' ? before : { kind, until: afterSeconds(until, lateNow(question, at)) };
}
