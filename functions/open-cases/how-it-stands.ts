import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { showStatement } from '../domain/standing/show-statement.ts';
import { hasActed, whatIsSo } from '../domain/standing/standing.ts';

/**
 * How everything stands where a case has changed something, or perhaps has, as a sentence to follow another: a click that
 * does nothing takes the place of the only note that says so. Empty where no case has.
 */
export function howItStands(
  record: CaseRecord | undefined,
  { timeZone }: Pick<Settings, 'timeZone'>,
): string {
  if (record === undefined || !hasActed(record)) return '';
  return ` ${showStatement(whatIsSo(record), { timeZone })}`;
}
