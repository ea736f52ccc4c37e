import { type CaseRecord, type FindingUpdate, withStep } from '../case/case-record.ts';
import { WITHOUT_USER, withOwnOff } from '../case/outcome.ts';
import type { OperatorsMessage } from '../due/due.ts';
import { withOperatorsDue, withUpdateDue } from '../incident/to-tell.ts';
import { leftBehindBy } from '../note/failed-case.ts';
import { asOfStep, composeUpdate, endsCase, fitNote, STEPS, type Step } from '../note/note.ts';
import { changesSoFar } from '../note/words.ts';
import type { Answer } from '../question/answer.ts';
import type { Settings } from '../settings/settings.ts';
import { whatIsSo } from '../standing/standing.ts';
import { wantsMore } from '../way-back/wanted.ts';
import { isExempt } from './exempt.ts';
import { operatorsMessage } from './operators-message.ts';

/** A step as it comes to a case. */
export interface WrittenStep {
  step: Step;
  at: string;
  settings: Settings;
  answer?: Answer | undefined;
  /** What failed, in words. */
  failure?: string | undefined;
  /** What the operators must be told besides. */
  alsoTold?: OperatorsMessage | undefined;
}

/**
 * The case at a step: what its findings must say now, with the next number, and what the operators must be told, both
 * due at once; closed where the step is its end. Of an exempt user the status of the findings is left as it is. What is due of the step before is overtaken.
 */
export function withStepWritten(case_: CaseRecord, written: WrittenStep): CaseRecord {
  const { step, at, settings, answer, failure, alsoTold } = written;
  const leftBehind = STEPS[step].effect === 'tells-failure' ? leftBehindBy(case_, at) : undefined;
  const composed = composeUpdate(step, { case: case_, leftBehind, at, settings, answer, failure });
  const { deadline, ...said } = composed;
  const update = isKeptExempt(case_, written) ? withoutStatus(said) : said;
  // An end as NOTIFIED leaves the rest to Security Hub, which may have done it already.
  const unlessPassed = endsCase(step) && update.status === 'NOTIFIED';
  const { status } = update;
  const findings = case_.findings.length;
  const told = { step, status, at, case: asOfStep(step, case_), findings, deadline, failure };
  const also = alsoTold === undefined ? [] : [alsoTold];
  const { deadline: _before, ...rest } = case_;
  const next: CaseRecord = {
    ...rest,
    step,
    steps: withStep(case_, step, at),
    ...(deadline !== undefined && { deadline }),
    due: withOperatorsDue(case_.due, { at, messages: [operatorsMessage(told, settings), ...also] }),
  };
  const decided = withUpdateDue(next, { ...update, ...(unlessPassed && { unlessPassed }) }, at);
  return endsCase(step) ? closed(decided, written) : decided;
}

/**
 * The case once nothing holds it up any more: where credentials stand otherwise than before, what its findings say again
 * is how they stand, in place of what was said then (design D17). `seen`: the case as it was held up; `next`: with what
 * has been read since, and what is said again.
 */
export function withSaidAgain(
  seen: CaseRecord,
  next: CaseRecord,
  { at, settings }: { at: string; settings: Settings },
): CaseRecord {
  const standing = (case_: CaseRecord) => JSON.stringify(whatIsSo(case_).credentials);
  if (next.update === undefined || standing(seen) === standing(next)) return next;
  const stands = changesSoFar({ case: next, at, settings });
  const note = fitNote(`The failure is over. ${stands} The case goes on as before.`, next.caseId);
  return withUpdateDue(next, { ...next.update, note }, at);
}

// The findings of an exempt user stay as they are, SUPPRESSED, until the exemption ends.
function isKeptExempt(case_: CaseRecord, { step, at }: WrittenStep): boolean {
  return isExempt(case_, at) && STEPS[step].effect !== 'keeps-exemption';
}

function withoutStatus({ status: _status, ...update }: FindingUpdate): FindingUpdate {
  return update;
}

function closed(record: CaseRecord, { step, at, answer }: WrittenStep): CaseRecord {
  const { question: _over, ...rest } = record;
  const over: CaseRecord = { ...rest, status: 'closed', closedAt: at };
  const ended: CaseRecord = { ...over, ...atEnd(over, step) };
  if (STEPS[step].effect !== 'keeps-exemption' || answer?.until === undefined) return ended;
  return { ...ended, exemption: { until: answer.until, reason: answer.reason ?? '', by: answer.by } };
}

/**
 * What outlives the case: what is off, and wishes to have that back. What it has taken on is settled by its end; a
 * failed case leaves it due, and so does one that could not take it on since it was deleting (design D15).
 */
function atEnd(record: CaseRecord, step: Step): Pick<CaseRecord, 'off' | 'taken'> {
  const isGone = WITHOUT_USER.includes(step);
  const off = isGone ? [] : withOwnOff(record);
  const isLeft = (step === 'failed' && record.restoredAt === undefined) || record.restoreKit !== undefined;
  if (isLeft && !isGone) return { off };
  const late = record.answers.filter(
    (one) => one.ofCases !== undefined && (isGone || !wantsMore(record, one)),
  );
  return {
    off,
    ...(late.length > 0 && { taken: [...(record.taken ?? []), ...late.map(({ answerId }) => answerId)] }),
  };
}
