import * as z from 'zod';
import type { CaseRecord } from '../case/case-record.ts';
import { farBefore } from '../case/time-to-answer.ts';
import { numberAfter, type Question } from '../question/question.ts';
import { PAUSE_LOOK } from '../settings/longest-history.ts';
import { after, seconds } from '../time/duration.ts';
import type { Assessment } from './assessment.ts';

/** The last word on whether cases may disable and delete, as the table keeps it. */
export const pauseStateSchema = z.object({
  version: z.literal(1),
  paused: z.boolean(),
  /** Who said so. */
  by: z.string(),
  reason: z.string(),
  /** When (ISO). */
  since: z.string(),
});
export type PauseState = z.infer<typeof pauseStateSchema>;

/** A pause in force. */
export type Pause = Pick<PauseState, 'by' | 'reason' | 'since'>;

/** What was restored in one case. */
export const restoreSchema = z.object({ caseId: z.string(), at: z.string() });
export type Restore = z.infer<typeof restoreSchema>;

/**
 * A case that may not act now: it waits, asking nobody, and comes back to the act. `wait` where the
 * findings say so already.
 */
export function holdBack(
  case_: CaseRecord,
  { since, by, reason }: Pause,
  { resumeAt, at }: { resumeAt: 'disable' | 'delete'; at: string },
): Assessment {
  const { question: before } = case_;
  const isTold = before?.pause?.since === since && before.pause.resumeAt === resumeAt;
  const question: Question = {
    ...numberAfter(before, before?.kind === 'paused' ? 'in-silence' : 'new'),
    kind: 'paused',
    message: 'silent',
    recipients: before?.recipients ?? [],
    since: before?.kind === 'paused' ? before.since : at,
    until: after(at, PAUSE_LOOK),
    timeoutSeconds: seconds(PAUSE_LOOK),
    pause: { resumeAt, since, by, reason },
    ...(before !== undefined && { before: farBefore(before, at) }),
  };
  return { outcome: isTold ? 'wait' : 'paused', case: { ...case_, remarks: [], question } };
}

const DAY_MS = 86_400_000;

/** The restores of the 24 hours before `at` (ISO). */
export function ofLastDay(restores: readonly Restore[], at: string): Restore[] {
  return restores.filter((one) => Date.parse(one.at) > Date.parse(at) - DAY_MS);
}

/**
 * Whether restores call for a pause: so many within a day, counted anew from when somebody resumed. Zero: never.
 */
export function callsForPause(
  restores: readonly Restore[],
  last: PauseState | undefined,
  { at, limit }: { at: string; limit: number },
): boolean {
  if (limit === 0 || last?.paused === true) return false;
  const counted = ofLastDay(restores, at).filter(
    (one) => last === undefined || Date.parse(one.at) > Date.parse(last.since),
  );
  return counted.length >= limit;
}
