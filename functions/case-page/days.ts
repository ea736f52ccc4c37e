import type { CaseRecord } from '../domain/case/case-record.ts';
import { latestQuestionEnd } from '../domain/question/longest-wait.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { after } from '../domain/time/duration.ts';
import { showDay } from '../domain/time/time.ts';
import { addDays, instantsOf } from '../domain/window/local-time.ts';

/** The first and the last day on which an exemption granted now can end, in the configured time zone. */
export function exemptionDays(
  at: string,
  { maxExemption, timeZone }: Settings,
): { min: string; max: string } {
  return {
    min: dayAfter(at, timeZone),
    max: showDay(after(at, maxExemption), timeZone),
  };
}

/**
 * The first and the last day to which the question that is open can be extended; undefined where it can not, because
 * none is open or a case cannot last any longer.
 */
export function extensionDays(
  { question, openedAt }: Pick<CaseRecord, 'question' | 'openedAt'>,
  settings: Pick<Settings, 'timeZone' | 'observation' | 'confirmDeletionWithin' | 'useWithin'>,
): { min: string; max: string } | undefined {
  if (question === undefined) return undefined;
  const min = dayAfter(question.until, settings.timeZone);
  const max = showDay(latestQuestionEnd(question.kind, openedAt, settings), settings.timeZone);
  return min > max ? undefined : { min, max };
}

/** The next day of the calendar: a day on which the clocks change is longer or shorter than 24 hours. */
function dayAfter(iso: string, timeZone: string): string {
  return addDays(showDay(iso, timeZone), 1);
}

/**
 * When an exemption, or an extension, ends whose last word is a day: at the start of that day in the configured time zone
 * (ISO), which is not midnight where the clocks are set forward over it.
 */
export function startOfDay(day: string, timeZone: string): string {
  const [start = Date.parse(day)] = instantsOf({ date: day, minutes: 0 }, timeZone);
  return new Date(start).toISOString();
}
