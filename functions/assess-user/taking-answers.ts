import type { Decision } from '../cases/on-case.ts';
import { takenNow, untakenAnswers } from '../domain/answering/untaken-answers.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { type Answer, type AnswerKind, outcomeOf } from '../domain/question/answer.ts';
import { ANSWERS } from '../domain/question/answers.ts';
import { stillOff } from '../domain/wish/have-back.ts';

/** Before anything is off: what an assessment would ask, or end in vain, where the answer is there already. */
const ASKING = ['asking', 'asked', 'reminded', 'escalated', 'unanswered'];
/** After disabling; what was used is given back anyway. */
const WATCHING = [
  'wait',
  'asking',
  'disabled',
  'confirm',
  'left-disabled',
  'drift',
  'protected',
  'delete',
  'kept',
];
/** While something that was kept must be used. */
const USING = ['wait', 'kept', 'not-used'];
/** Of a quarantined user, before anything is off: nobody can keep it then. */
const IN_QUARANTINE = ['quarantined', 'quarantine-unanswered'];
/** Whatever is so, unless the user is there no more. */
const ANY = [
  ...[...ASKING, ...IN_QUARANTINE, ...WATCHING, ...USING],
  ...['in-use', 'unknown', 'nothing-active', 'used'],
];

/** The outcomes in whose place an answer is taken. */
const TAKES_PLACE_OF: Partial<Record<AnswerKind, readonly string[]>> = {
  restore: [...WATCHING, ...USING, 'quarantined-off', 'quarantine-unanswered', 'quarantine-found'],
  stop: ANY,
  exempt: [...ASKING, ...IN_QUARANTINE, ...USING],
  retire: [...ASKING, ...IN_QUARANTINE, ...USING],
  keep: ASKING,
  confirm: ['asking', 'left-disabled', 'kept', 'quarantine-unanswered'],
};

/**
 * An assessment with what was said in the last second of the wait before, which the workflow has not taken: that
 * decides where it still fits what IAM shows now. The answers count as taken then, in the same write. A quarantine that
 * this assessment has found counts already: what was said before it decides nothing any more.
 */
export function takingAnswers(current: CaseRecord, assessed: Decision): Decision {
  const { quarantine } = assessed.case;
  const known: CaseRecord = { ...current, ...(quarantine && { quarantine }) };
  const [word] = untakenAnswers(known);
  if (word === undefined) return assessed;
  const taken = takenNow(known);
  const outcome = outcomeBy(word, assessed);
  if (outcome === undefined) return { ...assessed, case: { ...assessed.case, taken } };
  // What the assessment would have written of its own outcome, as that something stays disabled, is not so then.
  return { outcome, case: { ...assessed.case, outcomes: current.outcomes, remarks: [], taken } };
}

function outcomeBy(word: Answer, { outcome, case: case_ }: Decision): string | undefined {
  const said = outcomeOf(word);
  const fits = !ANSWERS[said].namesPlan || word.planId === case_.plan?.planId;
  if (!fits || !TAKES_PLACE_OF[said]?.includes(outcome)) return undefined;
  if (said !== 'confirm') return said;
  return stillOff(case_).length > 0 ? 'delete' : undefined;
}
