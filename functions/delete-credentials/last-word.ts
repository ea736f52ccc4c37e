import { deletionAuthorityOf } from '../domain/answering/authority.ts';
import { afterObservation } from '../domain/asking/after-observation.ts';
import { pendingAnswer } from '../domain/asking/pending-answer.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';

/** By which it is deleted, or what is said of why it is not. Throws InvalidInputError where no recorded answer allows it. */
export function lastWordOf(
  record: CaseRecord,
  settings: Settings,
  at: string,
): { answer?: Answer; leaves?: string[] } {
  const leaves = whyLeft(record, settings);
  return leaves === undefined ? { answer: deletionAuthorityOf(record, settings, at) } : { leaves };
}

/**
 * What a note says of why all is left disabled, where it is: the last word was that, which may have taken a confirmation
 * back; or nobody was asked, and the settings have changed while the deletion waited for its day. What has begun is finished.
 */
function whyLeft(record: CaseRecord, settings: Settings): string[] | undefined {
  if (wantsToLeave(record)) return [];
  const { answers, restoreKit, question } = record;
  const isConfirmed = answers.some(({ kind }) => kind === 'confirm');
  if (restoreKit !== undefined || isConfirmed || question?.before?.kind !== 'impact') return undefined;
  const ends = afterObservation(record, settings);
  if (ends === 'stay-disabled') return ['The settings have changed: what is disabled stays so.'];
  return ends === 'asked'
    ? ['The settings have changed: a deletion needs a confirmation, and nobody was asked for one.']
    : undefined;
}

/**
 * Whether the last word about deletion was to leave things disabled; asked for or not, it counts. Of early words that
 * nobody has taken the more careful one counts, as where people are asked.
 */
function wantsToLeave(record: CaseRecord): boolean {
  const { answers, restoreKit, plan } = record;
  const last = answers.findLast(({ kind }) => kind === 'confirm' || kind === 'leave-disabled');
  const early = plan && pendingAnswer(record, 'deletion', plan.planId);
  return restoreKit === undefined && [last, early].some((word) => word?.kind === 'leave-disabled');
}
