import type { CaseRecord } from '../case/case-record.ts';
import { farBefore } from '../case/time-to-answer.ts';
import { numberAfter, type Question } from '../question/question.ts';
import { PLACE_LOOK } from '../settings/longest-history.ts';
import { seconds, secondsBetween } from '../time/duration.ts';
import type { Opening } from '../window/opening.ts';
import type { Assessment } from './assessment.ts';

/**
 * A case that has its day for the act (design D14): it waits until then, and comes back to the act. Once a day it looks
 * whether that is still so. Those who were asked are told when; `wait` where the findings say so already.
 */
export function waitForPlace(
  case_: CaseRecord,
  place: Opening,
  { resumeAt, at }: { resumeAt: 'disable' | 'delete'; at: string },
): Assessment {
  const { question: before } = case_;
  const { opensAt } = place;
  const isTold = before?.window?.opensAt === opensAt && before.window.resumeAt === resumeAt;
  const isSame = before?.kind === 'paused' && case_.place?.opensAt === opensAt;
  const question: Question = {
    ...numberAfter(before, isSame ? 'in-silence' : howAnew(before)),
    kind: 'paused',
    message: 'scheduled',
    recipients: before?.recipients ?? [],
    since: before?.kind === 'paused' ? before.since : at,
    until: opensAt,
    timeoutSeconds: Math.min(secondsBetween(at, opensAt), seconds(PLACE_LOOK)),
    window: { resumeAt, opensAt },
    ...(before !== undefined && { before: farBefore(before, at) }),
  };
  return { outcome: isTold ? 'wait' : 'scheduled', case: { ...case_, remarks: [], question, place } };
}

/**
 * A time that people do not know has its own number, or the mail would count as told. What holds a case up after a failure
 * has the number of the question before, whose forms are none of this one.
 */
function howAnew(before: CaseRecord['question']): 'again' | 'new' {
  return before?.window !== undefined || before?.pause !== undefined ? 'again' : 'new';
}

/** The case once it acts, or has no act to come: its place is used, or given up. */
export function withoutPlace({ place: _used, ...case_ }: CaseRecord): CaseRecord {
  return case_;
}
