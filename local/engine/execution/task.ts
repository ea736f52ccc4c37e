import type { Catcher, TaskState } from '../asl.ts';
import { type Failure, StateFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import { createRetryPolicy, matchesError } from '../retry.ts';
import { attemptTask } from './attempt.ts';
import type { Transition, Visit } from './engine.ts';
import { leaveState } from './leave-state.ts';
import { sleepUntil } from './park.ts';

function catchFailure(visit: Visit, catchers: readonly Catcher[], error: StateFailure): Promise<Transition> {
  const { failure } = error;
  const index = catchers.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, failure));
  const catcher = catchers[index];
  if (catcher === undefined) throw error;
  const errorOutput: Json = { Error: failure.error ?? null, Cause: failure.cause ?? causeOf(failure) };
  return leaveState(visit, 'Task', {
    ...catcher,
    place: `Catch[${index}]/`,
    members: { errorOutput },
    fallback: errorOutput,
    next: catcher.Next,
  });
}

/**
 * What a catcher gets where there is no cause. Both keys are always there: a time-out has an empty Cause, and what
 * SendTaskFailure left out is null (executions recorded on AWS, 2024).
 */
const causeOf = ({ names }: Failure): Json => (names.includes('States.Timeout') ? '' : null);

async function waitForRetry(
  visit: Visit,
  decide: (failure: Failure) => number | undefined,
  error: StateFailure,
) {
  const delay = decide(error.failure);
  if (delay === undefined) return false;
  await sleepUntil(visit.engine, visit.execution, visit.engine.clock.now() + delay);
  visit.retryCount += 1;
  return true;
}

/** Task: attempts with Retry, then Catch; a failing Assign or Output counts as a failure of the attempt. */
export async function runTask(visit: Visit, state: TaskState): Promise<Transition> {
  const decide = createRetryPolicy(state.Retry ?? [], visit.engine.random);
  for (;;) {
    try {
      const result = await attemptTask(visit, state);
      const members = { result };
      return await leaveState(visit, 'Task', { ...state, members, fallback: result, next: state.Next });
    } catch (error) {
      if (!(error instanceof StateFailure)) throw error;
      if (await waitForRetry(visit, decide, error)) continue;
      return catchFailure(visit, state.Catch ?? [], error);
    }
  }
}
