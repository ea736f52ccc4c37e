import { changeRecord } from '../cases/change-record.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { fitNote } from '../domain/note/note.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import type { Clicked } from './users.ts';

/**
 * Attaches clicked findings to the running case of their user: they get its latest status and note. A finding of a
 * control that the case does not cover is told so and stays as it is (design D1).
 */
export async function attach(
  running: CaseRecord,
  clicked: Clicked,
  dependencies: Dependencies,
): Promise<void> {
  const covered = clicked.findings.filter(({ control }) => running.controls.includes(control));
  const others = clicked.findings.filter(({ control }) => !running.controls.includes(control));
  if (others.length > 0) await sayNotCovered(running, others, dependencies);
  let added: FindingRef[] = [];
  const record = await changeRecord(dependencies.table, running, (current) => {
    const known = new Set(current.findings.map(({ findingId }) => findingId));
    added = covered.filter(({ findingId }) => !known.has(findingId));
    return added.length === 0 ? undefined : { ...current, findings: [...current.findings, ...added] };
  });
  if (added.length > 0 && record.update !== undefined)
    await dependencies.findings.update(added, record.update);
  log('info', 'attached to the running case', { caseId: running.caseId, added: added.length });
}

async function sayNotCovered(
  { caseId, controls }: CaseRecord,
  findings: FindingRef[],
  { findings: store }: Dependencies,
): Promise<void> {
  const mine = [...new Set(findings.map(({ control }) => control))].join(' and ');
  const text = `Nothing was done for ${mine}: a case for ${controls.join(' and ')} of the same user is running. Select this finding again when that case is closed.`;
  await store.update(findings, { note: fitNote(text, caseId), fields: {} });
}
