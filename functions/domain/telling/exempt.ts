import type { CaseRecord } from '../case/case-record.ts';

/** Whether the user is exempt at this time (ISO). */
export function isExempt({ exemption }: Pick<CaseRecord, 'exemption'>, at: string): boolean {
  return exemption !== undefined && Date.parse(exemption.until) > Date.parse(at);
}
