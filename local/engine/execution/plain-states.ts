import type { ChoiceState, FailState, PassState, SucceedState, WaitState } from '../asl.ts';
import { timestampPattern } from '../definition/check-state.ts';
import { StateFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Transition, Visit } from './engine.ts';
import { leaveState } from './leave-state.ts';
import { sleepUntil } from './park.ts';
import { evaluateAs, interpreterFailure, isSeconds, isString } from './scope.ts';

/** Pass: only Assign and Output. */
export function runPass(visit: Visit, state: PassState): Promise<Transition> {
  return leaveState(visit, 'Pass', { ...state, fallback: visit.input, next: state.Next });
}

/** Succeed: ends the execution with its Output. */
export function runSucceed(visit: Visit, state: SucceedState): Promise<Transition> {
  return leaveState(visit, 'Succeed', { ...state, fallback: visit.input });
}

/** Fail: ends the execution with Error and Cause. */
export async function runFail(visit: Visit, state: FailState): Promise<never> {
  const read = async (field: 'Error' | 'Cause'): Promise<string | undefined> =>
    state[field] === undefined ? undefined : evaluateAs(visit, state[field], field, 'string', isString);
  const error = await read('Error');
  const cause = await read('Cause');
  throw new StateFailure({
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    names: error === undefined ? [] : [error],
  });
}

function isBoolean(value: Json): value is boolean {
  return typeof value === 'boolean';
}

/** Choice: the first rule whose Condition is true, else Default, else States.NoChoiceMatched. */
export async function runChoice(visit: Visit, state: ChoiceState): Promise<Transition> {
  for (const [index, rule] of state.Choices.entries()) {
    const place = `Choices[${index}]/`;
    const matched = await evaluateAs(visit, rule.Condition, `${place}Condition`, 'boolean', isBoolean);
    if (!matched) continue;
    return leaveState(visit, 'Choice', { ...rule, place, fallback: visit.input, next: rule.Next });
  }
  if (state.Default !== undefined) {
    return leaveState(visit, 'Choice', { fallback: visit.input, next: state.Default });
  }
  const cause = 'Failed to transition out of the state. The state does not point to a next state.';
  throw interpreterFailure(visit, 'States.NoChoiceMatched', cause);
}

function isTimestamp(value: Json): value is string {
  return typeof value === 'string' && timestampPattern.test(value) && !Number.isNaN(Date.parse(value));
}

/** Wait: until Seconds after the entry, or until Timestamp (milliseconds cut off, as AWS does). */
export async function runWait(visit: Visit, state: WaitState): Promise<Transition> {
  const { engine, execution, enteredAt } = visit;
  if (state.Timestamp === undefined) {
    const seconds = await evaluateAs(visit, state.Seconds ?? 0, 'Seconds', 'number', isSeconds);
    await sleepUntil(engine, execution, enteredAt + seconds * 1000);
  } else {
    const text = await evaluateAs(visit, state.Timestamp, 'Timestamp', 'timestamp', isTimestamp);
    await sleepUntil(engine, execution, Math.floor(Date.parse(text) / 1000) * 1000);
  }
  return leaveState(visit, 'Wait', { ...state, fallback: visit.input, next: state.Next });
}
