import type { Answer, AnswerKind } from '../domain/answer.ts';
import type { Case } from '../domain/case.ts';
import type { CaseRecord, FindingUpdate } from '../domain/case-record.ts';
import type { FindingRef } from '../domain/finding.ts';
import { composeUpdate, endsCase, type Step } from '../domain/note.ts';
import type { Settings } from '../domain/settings.ts';
import { mustUseOf, useQuestion } from '../domain/use.ts';
import { audit } from '../shared/audit.ts';
import { changeRecord, recordOf } from '../shared/change-record.ts';
import { log } from '../shared/logger.ts';
import type { CaseTable, FindingStore, OperatorsTopic } from '../shared/ports.ts';
import { siblingsOf } from '../shared/siblings.ts';
import type { StateOutput } from '../shared/state-handler.ts';
import { failureText } from './failure-text.ts';
import type { UpdateFindingInput } from './schema.ts';

interface Dependencies {
  table: CaseTable;
  findings: FindingStore;
  topic: OperatorsTopic;
  settings: Settings;
}

/** The answers that can have led to a step; the latest of them is the one the note names. */
const LED_BY: Partial<Record<Step, readonly AnswerKind[]>> = {
  kept: ['keep', 'retire'],
  disabled: ['retire'],
  changed: ['retire'],
  'confirm-deletion': ['leave-disabled', 'confirm'],
  deleted: ['confirm', 'retire'],
  'user-deleted': ['confirm', 'retire'],
  restored: ['restore'],
  stop: ['stop'],
  exempt: ['exempt'],
};

/**
 * Writes one step of a case on all its findings (status, note, fields), tells the operators' topic, and closes the
 * case where the step is its end. Repeating it writes the same again.
 */
export async function updateFinding(
  input: UpdateFindingInput,
  dependencies: Dependencies,
): Promise<StateOutput> {
  const { step, enteredAt: at } = input;
  const { table, settings } = dependencies;
  const record = await recordOf(table, input.case);
  const answer = answerBehind(step, record);
  const case_ = withUse(caseToTell(input), { step, answer, at, settings });
  const failure = input.failure === undefined ? undefined : failureText(input.failure);
  const { deadline, ...update } = composeUpdate(step, { case: case_, at, settings, answer, failure });
  const findings = endsCase(step) ? await withSiblings(record, dependencies) : record.findings;
  // An end as NOTIFIED leaves the rest to Security Hub, which may have done it already.
  const unlessPassed = endsCase(step) && update.status === 'NOTIFIED';
  await dependencies.findings.update(findings, { ...update, unlessPassed });
  await tell(case_, step, update, dependencies);
  await changeRecord(table, case_, (current) =>
    changed(current, { step, at, deadline, update, findings, answer }),
  );
  const { status } = update;
  const findingIds = findings.map(({ findingId }) => findingId);
  audit({
    ...{ at, step, user: case_, status, deadline, answer, failure, findingIds },
    outcomes: case_.outcomes,
  });
  return { outcome: step, case: { ...case_, remarks: [] } };
}

function answerBehind(step: Step, record: CaseRecord): Answer | undefined {
  const kinds = LED_BY[step] ?? [];
  // To stop or to restore needs no plan; it may have been said before there was one.
  const counts = ({ kind, planId }: Answer) =>
    kind === 'stop' || kind === 'restore' || planId === record.plan?.planId;
  return kinds
    .map((kind) => record.answers.findLast((one) => one.kind === kind && counts(one)))
    .find((one) => one !== undefined);
}

// When even the read after a failure failed, nothing that was read before may be told as true now.
function caseToTell({ case: case_, outcome }: UpdateFindingInput): Case {
  if (outcome !== 'not-read') return case_;
  const { user: _stale, ...rest } = case_;
  return { ...rest, userGone: false, remarks: [] };
}

function withUse(
  case_: Case,
  { step, answer, at, settings }: { step: Step; answer: Answer | undefined; at: string; settings: Settings },
): Case {
  if (step !== 'kept') return case_;
  const mustUse = case_.mustUse ?? (answer === undefined ? undefined : mustUseOf(answer, settings));
  if (mustUse === undefined) return case_;
  const next: Case = { ...case_, mustUse };
  return { ...next, question: useQuestion(next, { at, settings, message: 'kept' }) };
}

/** Findings of the same user and controls that appeared since (other Regions, a new id after a change). */
async function withSiblings(record: CaseRecord, { findings }: Dependencies): Promise<FindingRef[]> {
  try {
    const known = new Set(record.findings.map(({ findingId }) => findingId));
    const siblings = siblingsOf(await findings.ofUser(record.userArn, record.account), record.controls);
    return [...record.findings, ...siblings.filter(({ findingId }) => !known.has(findingId))];
  } catch (error) {
    log('warn', 'siblings were not looked up', { caseId: record.caseId, error: (error as Error).name });
    return record.findings;
  }
}

async function tell(case_: Case, step: Step, update: FindingUpdate, { topic }: Dependencies): Promise<void> {
  await topic.publish({
    subject: `Unused credentials: ${step}, ${case_.userName} in ${case_.account}`,
    text: update.note,
    attributes: { step, status: update.status ?? 'unchanged', account: case_.account, caseId: case_.caseId },
  });
}

function changed(
  record: CaseRecord,
  context: {
    step: Step;
    at: string;
    deadline: string | undefined;
    update: FindingUpdate;
    findings: FindingRef[];
    answer: Answer | undefined;
  },
): CaseRecord {
  const { step, at, deadline, update, findings, answer } = context;
  const { deadline: _before, ...rest } = record;
  const attached = record.findings.filter(
    (one) => !findings.some(({ findingId }) => findingId === one.findingId),
  );
  const next: CaseRecord = {
    ...rest,
    step,
    update,
    findings: [...findings, ...attached],
    ...(deadline !== undefined && { deadline }),
  };
  return endsCase(step) ? closed(next, { step, at, answer }) : next;
}

function closed(
  record: CaseRecord,
  { step, at, answer }: { step: Step; at: string; answer: Answer | undefined },
): CaseRecord {
  const { question: _over, ...rest } = record;
  const exemption =
    step === 'exempt' && answer?.until !== undefined
      ? { until: answer.until, reason: answer.reason ?? '', by: answer.by }
      : undefined;
  return { ...rest, status: 'closed', closedAt: at, ...(exemption !== undefined && { exemption }) };
}
