import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { showStatement } from '../domain/standing/show-statement.ts';
import { hasActed, thatAre, whatIsSo } from '../domain/standing/standing.ts';

/**
 * How everything stands where a case has left something off or deleted it, or perhaps has, as a sentence to follow another:
 * a click that does nothing takes the place of the only note that says so. Empty where nothing is off or deleted by a case.
 */
export function howItStands(
  record: CaseRecord | undefined,
  { timeZone }: Pick<Settings, 'timeZone'>,
): string {
  if (record === undefined || !hasActed(record)) return '';
  const statement = whatIsSo(record);
  return thatAre(statement, 'off-by-us', 'deleted-by-us', 'unknown').length === 0
    ? ''
    : ` ${showStatement(statement, { timeZone })}`;
}
