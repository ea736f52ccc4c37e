import { createHash } from 'node:crypto';
import type { Clock, Timer } from '../../engine/clock.ts';
import { type ControlId, type ControlUser, controlOf, passes, userOf } from './control.ts';
import { type Finding, type FindingRecord, isoTime } from './finding.ts';
import { renewFinding } from './renew-finding.ts';
import { changeFinding, type FindingStore } from './store.ts';

/** How Security Hub's own part is played. All durations in milliseconds. */
export interface EvaluatorOptions {
  clock: Clock;
  store: FindingStore;
  /** The users of all accounts as the credential report would show them at the moment of the call. */
  users: () => readonly ControlUser[];
  evaluateEveryMs: number;
  /** The age of the credential report at an evaluation. */
  reportLagMs: number;
  /** How long after the control first missed the user its finding is archived. */
  archiveAfterMs: number;
  /** A changed result archives the finding and makes a new one with a new id. */
  newFindingIdOnChange: boolean;
}

/** Re-evaluates findings of the unused-credentials controls until they are archived. */
export interface Evaluator {
  /** Starts the periodic evaluation; a finding that the control did not produce is left alone. */
  watch(record: FindingRecord): void;
  /** Ends all evaluations. */
  stop(): void;
}

/** An evaluator on the given clock; each finding has its own phase, derived from its id. */
export function createEvaluator(options: EvaluatorOptions): Evaluator {
  const { clock, users, evaluateEveryMs, reportLagMs } = options;
  const timers = new Map<FindingRecord, Timer>();

  const evaluateAt = (record: FindingRecord, control: ControlId, at: number) => {
    // The report is older than the evaluation, so the user is read first and judged later.
    const readAt = Math.max(clock.now(), at - reportLagMs);
    const read = () => {
      const user = structuredClone(userOf(record.document, record.userId, users()));
      timers.set(
        record,
        clock.schedule(at, () => judge(record, control, user)),
      );
    };
    timers.set(record, clock.schedule(readAt, read));
  };

  const judge = (record: FindingRecord, control: ControlId, user: ControlUser | undefined) => {
    const current =
      user === undefined ? noteGone(record, options) : applyResult(record, control, user, options);
    timers.delete(record);
    if (current !== undefined) evaluateAt(current, control, clock.now() + evaluateEveryMs);
  };

  return {
    watch(record) {
      const control = controlOf(record.document);
      if (control === undefined || record.document.RecordState === 'ARCHIVED') return;
      const user = userOf(record.document, undefined, users());
      if (user !== undefined) record.userId = user.userId;
      evaluateAt(record, control, clock.now() + phaseOf(record.document.Id, evaluateEveryMs));
    },
    stop() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
    },
  };
}

/** Deterministic, and never zero: a finding is not evaluated in the moment of its arrival. */
function phaseOf(id: string, periodMs: number): number {
  return 1 + (createHash('sha256').update(id).digest().readUInt32BE() % periodMs);
}

function noteGone(record: FindingRecord, options: EvaluatorOptions): FindingRecord | undefined {
  const at = options.clock.now();
  record.goneSince ??= at;
  if (at - record.goneSince < options.archiveAfterMs) return record;
  archive(record, at, 'RESOURCE_NO_LONGER_EXISTS', 'The resource of the finding no longer exists.');
  return undefined;
}

function archive(record: FindingRecord, at: number, code: string, description: string): void {
  changeFinding(record, { at, by: 'SecurityHub' }, (document) => {
    document.RecordState = 'ARCHIVED';
    document.UpdatedAt = isoTime(at);
    document.ProductFields = {
      ...document.ProductFields,
      'ArchivalReasons:0/Description': description,
      'ArchivalReasons:0/ReasonCode': code,
    };
  });
}

function applyResult(
  record: FindingRecord,
  control: ControlId,
  user: ControlUser,
  options: EvaluatorOptions,
): FindingRecord {
  const at = options.clock.now();
  const result = passes(user, control, at) ? 'PASSED' : 'FAILED';
  if (record.document.Compliance?.Status === result) {
    record.document.UpdatedAt = isoTime(at);
    record.document.LastObservedAt = isoTime(at);
    return record;
  }
  if (options.newFindingIdOnChange) {
    archive(record, at, 'NEW_FINDING', 'The result changed and is reported in a new finding.');
    const renewed = options.store.add(renewFinding(record.document, result, at), at);
    renewed.userId = user.userId;
    return renewed;
  }
  changeFinding(record, { at, by: 'SecurityHub' }, (document) => writeResult(document, result, at));
  return record;
}

/**
 * A PASSED result resolves the finding; one that fails again after PASSED makes NOTIFIED and RESOLVED NEW; SUPPRESSED
 * stays (user guide, finding-workflow-status).
 */
function writeResult(document: Finding, result: 'PASSED' | 'FAILED', at: number): void {
  const before = document.Compliance?.Status;
  const status = document.Workflow?.Status ?? 'NEW';
  document.Compliance = { ...document.Compliance, Status: result };
  document.UpdatedAt = isoTime(at);
  document.LastObservedAt = isoTime(at);
  if (status === 'SUPPRESSED') return;
  if (result === 'PASSED') document.Workflow = { Status: 'RESOLVED' };
  else if (before === 'PASSED') document.Workflow = { Status: 'NEW' };
}
