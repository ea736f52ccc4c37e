import { siblingsOf } from '../cases/siblings.ts';
import { suppressExempt } from '../cases/suppress-exempt.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { CONTROL_DAYS, controlSchema } from '../domain/finding/control.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Suppresses the findings of a user that have appeared since the user was exempted. What a person has done with a
 * known finding since stays, and what passes needs no suppression. Findings name their user by the ARN, which another
 * user of the same name has too: that one is not exempt.
 */
export async function suppressNew(record: CaseRecord, at: string, dependencies: Dependencies): Promise<void> {
  if (record.status !== 'closed' || !isExempt(record, at)) return;
  const { findings } = dependencies;
  const known = new Set(record.findings.map(({ findingId }) => findingId));
  const found = (await findings.ofUser(record.userArn, record.account)).filter(
    ({ findingId, complianceStatus, workflowStatus }) =>
      !known.has(findingId) && complianceStatus !== 'PASSED' && workflowStatus !== 'RESOLVED',
  );
  const covered = controlSchema.options.filter((control) => CONTROL_DAYS[control] >= record.thresholdDays);
  const appeared = siblingsOf(found, covered);
  if (appeared.length === 0 || !(await isStillThere(record, at, dependencies))) return;
  await suppressExempt(record, appeared, { ...dependencies, at });
  log('info', 'new findings of an exempt user', { caseId: record.caseId, suppressed: appeared.length });
}

async function isStillThere(
  record: CaseRecord,
  at: string,
  { reader }: Pick<Dependencies, 'reader'>,
): Promise<boolean> {
  const { exists } = await reader.read(record, at, record.userId);
  return exists;
}
