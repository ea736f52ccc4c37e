import type { CaseRecord, FindingUpdate } from '../domain/case/case-record.ts';
import { controlOf } from '../domain/finding/control.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { withOperatorsDue } from '../domain/incident/to-tell.ts';
import { caseFields } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';
import { changesSoFar } from '../domain/note/words.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { operatorsMessage } from '../domain/telling/operators-message.ts';
import type { CaseTable, FindingStore, OperatorsTopic, StoredFinding } from '../ports.ts';
import { audit } from '../runtime/audit.ts';
import { changeRecord } from './change-record.ts';
import { tellDue } from './tell-due.ts';
import { writeOnFindings } from './write-on-findings.ts';

/** What the end of an exemption needs of the world. */
export interface Reopening {
  table: CaseTable;
  findings: FindingStore;
  topic: OperatorsTopic;
  settings: Settings;
}

/**
 * Ends an exemption whose date has come: the user's suppressed findings of the case's controls, found by resource
 * because ids may have changed, and by id, become NEW again. Not while a case gives something back: after its end.
 * What cannot be told to the operators stays due.
 */
export async function reopenExempt(record: CaseRecord, at: string, dependencies: Reopening): Promise<void> {
  const { status, exemption } = record;
  if (status === 'open' || exemption === undefined || isExempt(record, at)) return;
  const covered = await coveredOf(record, dependencies);
  const suppressed = covered.filter(({ workflowStatus }) => workflowStatus === 'SUPPRESSED');
  const note = fitNote(
    `The exemption has ended ("${exemption.reason}", given with the link sent to ${exemption.by}). Select the finding to open a new case. ${changesSoFar({ case: record, at, settings: dependencies.settings })}`,
    record.caseId,
  );
  const update = {
    status: 'NEW' as const,
    note,
    fields: caseFields(record.caseId, 'exemption-ended', undefined),
  };
  const { table } = dependencies;
  const refused = await writeOnFindings(suppressed, { of: record, update, at }, dependencies);
  const written = suppressed.filter(({ findingId }) => !refused.includes(findingId));
  const reopened = [...written, ...covered.filter((one) => bears(one, update))];
  const findingIds = reopened.map(({ findingId }) => findingId);
  audit({ at, step: 'exemption-ended', user: record, status: update.status, findingIds });
  const told = { step: 'exemption-ended', status: update.status, at, case: record };
  const message = operatorsMessage({ ...told, findings: reopened.length }, dependencies.settings);
  const ended = await changeRecord(table, record, ({ exemption: before, ...current }) => {
    if (before === undefined) return undefined;
    const due = withOperatorsDue(current.due, { at, messages: [message] });
    return { ...current, step: 'exemption-ended', update, due };
  });
  await tellDue(ended, at, dependencies);
}

/** Whether an attempt before, which has died since, has written this on it. */
function bears(
  { workflowStatus, userDefinedFields }: StoredFinding,
  { status, fields }: FindingUpdate,
): boolean {
  const isWritten = ([name, value]: [string, string]) => userDefinedFields[name] === value;
  return workflowStatus === status && Object.entries(fields).every(isWritten);
}

// Also by id: a finding whose resource is named by the unique id is not found by the user's ARN.
async function coveredOf(record: CaseRecord, { findings }: Reopening): Promise<StoredFinding[]> {
  const ofUser = await findings.ofUser(record.userArn, record.account);
  const ofCase = await findings.byId(record.findings);
  const all = new Map([...ofUser, ...ofCase].map((one) => [one.findingId, one]));
  return [...all.values()].filter((one) => one.recordState === 'ACTIVE' && isCovered(one, record));
}

function isCovered(
  { generatorId, controlId }: StoredFinding,
  { controls }: { controls: FindingRef['control'][] },
): boolean {
  const control = controlOf({ GeneratorId: generatorId, Compliance: { SecurityControlId: controlId } });
  return control !== undefined && controls.includes(control);
}
