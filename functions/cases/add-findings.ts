import type { CaseRecord } from '../domain/case/case-record.ts';
import { CONTROL_DAYS } from '../domain/finding/control.ts';
import type { FindingRef } from '../domain/finding/finding.ts';

/** The case with more findings, and with their controls and the lowest of their thresholds. */
export function withFindings(record: CaseRecord, added: readonly FindingRef[]): CaseRecord {
  const known = new Set(record.findings.map(({ findingId }) => findingId));
  const findings = [...record.findings, ...added.filter(({ findingId }) => !known.has(findingId))];
  const controls = [...new Set([...record.controls, ...added.map(({ control }) => control)])].sort();
  const thresholdDays = Math.min(record.thresholdDays, ...controls.map((control) => CONTROL_DAYS[control]));
  return { ...record, findings, controls, thresholdDays };
}
