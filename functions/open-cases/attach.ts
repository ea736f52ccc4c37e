import { changeItem, changeRecord } from '../cases/change-record.ts';
import { wake } from '../cases/wake.ts';
import { writeOnFindings } from '../cases/write-on-findings.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { withUpdateDue } from '../domain/incident/to-tell.ts';
import { fitNote } from '../domain/note/note.ts';
import { isWidened } from '../domain/question/widened.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { joined, joiningOf } from './joining.ts';
import type { Clicked } from './users.ts';

/**
 * Attaches clicked findings to the case of their user: they get its latest status and note. A control with a lower
 * threshold widens a case that nobody was asked about; afterwards its finding is told so and stays as it is (design
 * D1). Throws TransientServiceError where the case is just ending: the click then comes again and opens the next one.
 */
export async function attach(
  case_: CaseRecord,
  clicked: Clicked,
  at: string,
  dependencies: Dependencies,
): Promise<void> {
  let added: FindingRef[] = [];
  let before = case_;
  const record = await changeRecord(dependencies.table, case_, (current) => {
    before = current;
    const known = new Set(current.findings.map(({ findingId }) => findingId));
    const joins = ({ control }: FindingRef) =>
      ['covered', 'widens'].includes(joiningOf(current, control, at));
    added = clicked.findings.filter((finding) => joins(finding) && !known.has(finding.findingId));
    return added.length === 0 ? undefined : joined(current, added);
  });
  const { update } = record;
  if (added.length > 0 && update !== undefined) {
    await writeOnFindings(added, { of: record, update, at }, dependencies);
    await sayLatestIfOvertaken(record, at, dependencies);
  }
  if (isWidened(record)) await wake(record, at, dependencies);
  log('info', 'attached to the case', { caseId: record.caseId, added: added.length });
  const left = (joining: string) =>
    clicked.findings.filter(({ control }) => joiningOf(before, control, at) === joining);
  const late = left('too-late');
  if (late.length > 0) await sayNotCovered(before, late, dependencies);
  if (left('ending').length > 0)
    throw new TransientServiceError(`Case ${record.caseId} is ending; the click is taken up again after it.`);
}

/** Where the case has gone on meanwhile, what was just written may be older than what stood there: the latest is due then. */
async function sayLatestIfOvertaken(
  written: CaseRecord,
  at: string,
  { table }: Pick<Dependencies, 'table'>,
): Promise<void> {
  const now = await table.get(written.userId);
  if (now === undefined) return;
  await changeItem(table, now, (current) => {
    const isOvertaken = current.caseId !== written.caseId || current.updateNumber !== written.updateNumber;
    return isOvertaken && current.update !== undefined
      ? withUpdateDue(current, current.update, at)
      : undefined;
  });
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
