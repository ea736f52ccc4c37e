import { withFindings } from '../cases/add-findings.ts';
import type { Behaviour, Decision } from '../cases/on-case.ts';
import { giveUpPlace } from '../cases/reserve-act.ts';
import { siblingsOf } from '../cases/siblings.ts';
import { answerThatLedTo } from '../domain/answering/answer-that-led-to.ts';
import { afterRefusal, holdsUpEnding, wishesFailed } from '../domain/answering/untaken-answers.ts';
import { withoutPlace } from '../domain/assess/place.ts';
import { awaitingUse } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { InvalidInputError, type PermanentServiceError } from '../domain/errors/errors.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { holdUp } from '../domain/incident/held-up.ts';
import { endsCase, STEPS, type Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { withDeletionOver } from '../domain/standing/begun.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { isUnproven } from '../domain/telling/proofs.ts';
import { type WrittenStep, withStepWritten } from '../domain/telling/write-step.ts';
import { withNoticesDue } from '../mail/due-messages.ts';
import type { ActsTable, CaseTable, FindingStore, OperatorsTopic, PauseControl } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import type { StateOutput } from '../runtime/state-handler.ts';
import { failureText } from './failure-text.ts';
import { pauseAfterRestores } from './pause-after-restores.ts';
import type { UpdateFindingInput } from './schema.ts';
import { stepSaid } from './tell-step.ts';
import { isRecordUnreadable, reportWithoutRecord } from './unreadable-record.ts';

interface Dependencies {
  table: CaseTable;
  acts: ActsTable;
  findings: FindingStore;
  topic: OperatorsTopic;
  pauses: PauseControl;
  settings: Settings;
}

/** What writing a step changes in the item of its case. */
export const UPDATED = [
  'user',
  'userGone',
  'question',
  'mustUse',
  'outcomes',
  'remarks',
  'restoreKit',
  'hasTriedToDelete',
  'step',
  'steps',
  'deadline',
  'update',
  'updateNumber',
  'findings',
  'due',
  'status',
  'closedAt',
  'exemption',
  'taken',
  'off',
  'heldUp',
  'place',
] as const satisfies readonly (keyof CaseRecord)[];

/**
 * Decides one step of a case: what its findings must say, and what the operators must be told, which is due from then
 * on; and closes the case where the step is its end. A wish to restore that is not settled, or an answer that was not
 * taken, holds up an end in this same write: nothing is said then, and the outcome says how the case goes on instead
 * (design D15). Throws InvalidInputError where only an answer leads to the step and the table holds none, and where the
 * step says that something was done and the table holds no such act.
 */
export function updateFinding(dependencies: Dependencies): Behaviour<UpdateFindingInput> {
  return async (record, input) => {
    const { step, enteredAt: at } = input;
    const { settings } = dependencies;
    if (STEPS[step].effect === 'holds-up') return (current) => decideHoldUp(current, input, settings);
    if (!STEPS[step].keepsPlace) await giveUpPlace(record, dependencies);
    // Of an exempt user the sweep sees to them.
    const isLookedUp = endsCase(step) && !isExempt(record, at);
    const siblings = isLookedUp ? await siblingsSince(record, dependencies) : [];
    const alsoTold =
      STEPS[step].effect === 'counts-as-restore'
        ? await pauseAfterRestores({ caseId: record.caseId, at }, dependencies)
        : undefined;
    return (current) => decideStep(withFindings(current, siblings), input, { settings, alsoTold });
  };
}

function decideStep(
  current: CaseRecord,
  input: UpdateFindingInput,
  { settings, alsoTold }: Pick<WrittenStep, 'settings' | 'alsoTold'>,
): Decision {
  const { failure, enteredAt: at } = input;
  const step = stepSaid(current, input);
  const { effect } = STEPS[input.step];
  const known = effect === 'tells-failure' ? withDeletionOver(asItIsNow(current, input)) : current;
  const holdsUp = endsCase(step) ? holdsUpEnding(known, { step, failedIn: failure?.state }) : undefined;
  if (holdsUp !== undefined) return { outcome: holdsUp, case: known };
  const answer = answerThatLedTo(step, known);
  requireAnswer(step, answer, known.caseId);
  requireAct(step, known);
  const case_ = effect === 'waits-for-use' ? awaitingUse(known, { answer, at, settings }) : known;
  const failed = failure === undefined ? undefined : failureText(failure);
  const told = { step, at, settings, answer, failure: failed, alsoTold };
  const settled = failure === undefined ? case_ : { ...case_, taken: wishesFailed(case_, failure.state) };
  const written = withNoticesDue(withStepWritten(settled, told), told);
  const next = { ...(STEPS[step].keepsPlace ? written : withoutPlace(written)), remarks: [] };
  if (effect === 'goes-back') return afterRefusal(next, at);
  return { outcome: endsCase(step) ? 'closed' : step, case: next };
}

// The class's own name is not this one once it is bundled.
const PERMANENT: PermanentServiceError['name'] = 'PermanentServiceError';

/** A failure that is tried again: said once, however often it comes to it, and nothing is said where it is given up. */
function decideHoldUp(current: CaseRecord, input: UpdateFindingInput, settings: Settings): Decision {
  const { step, failure, enteredAt: at } = input;
  if (failure === undefined)
    throw new InvalidInputError(`The step "${step}" needs the failure that it tells.`);
  const isPassing = failure.error !== PERMANENT;
  const { outcome, isNew, case: heldUp } = holdUp(current, { state: failure.state, isPassing, at });
  const isSaid = outcome === 'failed' || !isNew;
  const told = { step, at, settings, failure: failureText(failure) };
  return { outcome, case: isSaid ? heldUp : withStepWritten(heldUp, told) };
}

/** A failure whose case has an item that cannot be read, as far as it can be told; undefined for anything else. */
export async function reportUnreadable(
  { step, enteredAt: at, failure, case: address }: UpdateFindingInput,
  { table, findings, settings }: Dependencies,
): Promise<StateOutput | undefined> {
  if (STEPS[step].effect !== 'tells-failure' || !(await isRecordUnreadable(table, address))) return undefined;
  const text = failure === undefined ? undefined : failureText(failure);
  await reportWithoutRecord(address, { at, failure: text, settings }, findings);
  return { outcome: 'closed' };
}

// When even the read after a failure failed, nothing that was read before may be told as true now.
function asItIsNow(record: CaseRecord, { outcome }: UpdateFindingInput): CaseRecord {
  if (outcome !== 'not-read') return record;
  const { user: _stale, ...rest } = record;
  return { ...rest, userGone: false, remarks: [] };
}

/** Findings of the same user and controls that appeared since (other Regions, a new id after a change). */
async function siblingsSince(record: CaseRecord, { findings }: Dependencies): Promise<FindingRef[]> {
  try {
    return siblingsOf(await findings.ofUser(record.userArn, record.account), record.controls);
  } catch (error) {
    log('warn', 'siblings were not looked up', { caseId: record.caseId, error: (error as Error).name });
    return [];
  }
}

/** Throws InvalidInputError where only an answer can lead to the step and the table holds none: it is invented. */
export function requireAnswer(step: Step, answer: Answer | undefined, caseId: string): void {
  if (answer === undefined && STEPS[step].needsAnswer)
    throw new InvalidInputError(`No recorded answer leads to "${step}" in case ${caseId}.`);
}

/** Throws InvalidInputError where the step says that something was done and the table holds no such act. */
function requireAct(step: Step, record: CaseRecord): void {
  if (isUnproven(step, record))
    throw new InvalidInputError(
      `The item of case ${record.caseId} does not hold what "${step}" says was done.`,
    );
}
