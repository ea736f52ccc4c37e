import { changeRecord } from '../cases/change-record.ts';
import type { Behaviour } from '../cases/on-case.ts';
import { siblingsOf } from '../cases/siblings.ts';
import { tellPeople } from '../cases/tell-people.ts';
import { answerThatLedTo } from '../domain/answering/answer-that-led-to.ts';
import { awaitingUse } from '../domain/assess/use.ts';
import { type CaseRecord, type FindingUpdate, withStep } from '../domain/case/case-record.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { failedCase } from '../domain/note/failed-case.ts';
import { composeUpdate, endsCase, STEPS, type Step } from '../domain/note/note.ts';
import { operatorsMessage } from '../domain/note/operators-message.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { CaseTable, FindingStore, Mailer, OperatorsTopic, PauseControl } from '../ports.ts';
import { audit } from '../runtime/audit.ts';
import { log } from '../runtime/logger.ts';
import type { StateOutput } from '../runtime/state-handler.ts';
import { failureText } from './failure-text.ts';
import { pauseAfterRestores } from './pause-after-restores.ts';
import type { UpdateFindingInput } from './schema.ts';
import { isRecordUnreadable, reportWithoutRecord } from './unreadable-record.ts';

interface Dependencies {
  table: CaseTable;
  findings: FindingStore;
  topic: OperatorsTopic;
  mailer: Mailer;
  pauses: PauseControl;
  settings: Settings;
}

/** What writing a step may change in the item of its case, beside what it records of the step itself. */
export const UPDATED = ['question', 'mustUse', 'remarks'] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Writes one step of a case on all its findings (status, note, fields), tells the people who have to know it and the
 * operators' topic, and closes the case where the step is its end. Repeating it writes the same again. Throws
 * InvalidInputError where only an answer leads to the step and the table holds none; nothing is written then.
 */
export function updateFinding(dependencies: Dependencies): Behaviour<UpdateFindingInput> {
  return async (record, input) => {
    const { step, enteredAt: at } = input;
    const { table, settings } = dependencies;
    const failure = input.failure === undefined ? undefined : failureText(input.failure);
    const answer = answerThatLedTo(step, record);
    requireAnswer(step, answer, record.caseId);
    const { effect } = STEPS[step];
    const decide = (current: CaseRecord) =>
      effect === 'waits-for-use' ? awaitingUse(current, { answer, at, settings }) : current;
    const decided = decide(asItIsNow(record, input));
    const { case: case_, leftBehind } = effect === 'tells-failure' ? failedCase(decided) : { case: decided };
    const context = { case: case_, leftBehind, at, settings, answer, failure };
    const { deadline, ...update } = composeUpdate(step, context);
    const findings = endsCase(step) ? await withSiblings(record, dependencies) : record.findings;
    // An end as NOTIFIED leaves the rest to Security Hub, which may have done it already.
    const unlessPassed = endsCase(step) && update.status === 'NOTIFIED';
    await dependencies.findings.update(findings, { ...update, unlessPassed });
    const told = { ...asItIsNow(record, input), ...case_ };
    const untold = await tellPeople({ step, case: told, at, answer, failure }, dependencies);
    const { status } = update;
    const message = { step, status, at, case: told, findings: findings.length, deadline, failure, untold };
    await dependencies.topic.publish(operatorsMessage(message, settings));
    const written = await changeRecord(table, record, (current) =>
      changed(current, { step, at, deadline, update, findings, answer }),
    );
    // A finding that was attached meanwhile got the note of the step before.
    const late = written.findings.slice(findings.length);
    if (late.length > 0) await dependencies.findings.update(late, { ...update, unlessPassed });
    const findingIds = written.findings.map(({ findingId }) => findingId);
    const { outcomes } = case_;
    audit({ at, step, user: record, status, deadline, answer, failure, findingIds, outcomes });
    if (effect === 'counts-as-restore') await pauseAfterRestores({ caseId: record.caseId, at }, dependencies);
    return (current) => ({ outcome: step, case: { ...decide(current), remarks: [] } });
  };
}

/** A failure whose case has an item that cannot be read, as far as it can be told; undefined for anything else. */
export async function reportUnreadable(
  { step, enteredAt: at, failure, case: address }: UpdateFindingInput,
  { table, findings, settings }: Dependencies,
): Promise<StateOutput | undefined> {
  if (STEPS[step].effect !== 'tells-failure' || !(await isRecordUnreadable(table, address))) return undefined;
  const text = failure === undefined ? undefined : failureText(failure);
  await reportWithoutRecord(address, { at, failure: text, settings }, findings);
  return { outcome: step };
}

// When even the read after a failure failed, nothing that was read before may be told as true now.
function asItIsNow(record: CaseRecord, { outcome }: UpdateFindingInput): CaseRecord {
  if (outcome !== 'not-read') return record;
  const { user: _stale, ...rest } = record;
  return { ...rest, userGone: false, remarks: [] };
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
  const isNew = (one: FindingRef) => !findings.some(({ findingId }) => findingId === one.findingId);
  const next: CaseRecord = {
    ...rest,
    step,
    steps: withStep(record, step, at),
    update,
    findings: [...findings, ...record.findings.filter(isNew)],
    ...(deadline !== undefined && { deadline }),
  };
  return endsCase(step) ? closed(next, { step, at, answer }) : next;
}

function closed(
  record: CaseRecord,
  { step, at, answer }: { step: Step; at: string; answer: Answer | undefined },
): CaseRecord {
  const { question: _over, ...rest } = record;
  const ended: CaseRecord = { ...rest, status: 'closed', closedAt: at };
  if (STEPS[step].effect !== 'keeps-exemption' || answer?.until === undefined) return ended;
  return { ...ended, exemption: { until: answer.until, reason: answer.reason ?? '', by: answer.by } };
}

/** Throws InvalidInputError where only an answer can lead to the step and the table holds none: it is invented. */
export function requireAnswer(step: Step, answer: Answer | undefined, caseId: string): void {
  if (answer === undefined && STEPS[step].needsAnswer)
    throw new InvalidInputError(`No recorded answer leads to "${step}" in case ${caseId}.`);
}
