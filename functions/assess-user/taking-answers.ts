import type { Decision } from '../cases/on-case.ts';
import { takenNow, untakenAnswers } from '../domain/answering/untaken-answers.ts';
import { type CaseRecord, stillOff } from '../domain/case/case-record.ts';
import { type Answer, type AnswerKind, outcomeOf } from '../domain/question/answer.ts';
import { ANSWERS } from '../domain/question/answers.ts';

/** Before anything is off: what an assessment would ask, or end in vain, where the answer is there already. */
const ASKING = ['asked', 'reminded', 'escalated', 'unanswered'];
/** After disabling; what was used is given back anyway. */
const WATCHING = ['wait', 'disabled', 'confirm', 'left-disabled', 'drift', 'protected', 'delete', 'kept'];
/** While something that was kept must be used. */
const USING = ['wait', 'kept', 'not-used'];
/** Whatever is so, unless the user is there no more. */
const ANY = [...ASKING, ...WATCHING, ...USING, 'in-use', 'unknown', 'nothing-active', 'used'];

/** The outcomes in whose place an answer is taken. */
const TAKES_PLACE_OF: Partial<Record<AnswerKind, readonly string[]>> = {
  restore: [...WATCHING, ...USING],
  stop: ANY,
  exempt: [...ASKING, ...USING],
  retire: [...ASKING, ...USING],
  keep: ASKING,
  confirm: ['left-disabled', 'kept'],
};

/**
 * An assessment with what was said in the last second of the wait before, which the workflow has not taken: that
 * decides where it still fits what IAM shows now. The answers count as taken then, in the same write.
 */
export function takingAnswers(current: CaseRecord, assessed: Decision): Decision {
  const [word] = untakenAnswers(current);
  if (word === undefined) return assessed;
  const taken = takenNow(current);
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
