import type { AslState } from '../asl.ts';
import { Interrupted, StateFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import { fail, succeed } from './end.ts';
import type { Engine, Execution, Transition, Visit } from './engine.ts';
import { assertRunning } from './park.ts';
import { runChoice, runFail, runPass, runSucceed, runWait } from './plain-states.ts';
import { runTask } from './task.ts';

function enter(engine: Engine, execution: Execution, name: string, state: AslState, input: Json): Visit {
  const enteredAt = entryTime(engine, execution, state);
  const eventId = execution.history.record(`${state.Type}StateEntered`, {
    stateEnteredEventDetails: { name, input: JSON.stringify(input), inputDetails: { truncated: false } },
  });
  assertRunning(execution);
  execution.visits.push({ name, enteredAt });
  engine.onState({ executionArn: execution.arn, name, enteredAt });
  assertRunning(execution);
  execution.visit = { engine, execution, name, input, enteredAt, eventId, retryCount: 0 };
  return execution.visit;
}

// On AWS no two tasks of an execution are entered in the same millisecond: the work of the first takes longer.
function entryTime({ clock }: Engine, { visits }: Execution, { Type }: AslState): number {
  const earliest = (visits.at(-1)?.enteredAt ?? 0) + (Type === 'Task' ? 1 : 0);
  return Math.max(clock.now(), earliest);
}

function runState(visit: Visit, state: AslState): Promise<Transition> {
  switch (state.Type) {
    case 'Task':
      return runTask(visit, state);
    case 'Pass':
      return runPass(visit, state);
    case 'Choice':
      return runChoice(visit, state);
    case 'Wait':
      return runWait(visit, state);
    case 'Succeed':
      return runSucceed(visit, state);
    case 'Fail':
      return runFail(visit, state);
  }
}

async function walk(engine: Engine, execution: Execution): Promise<Json> {
  const { definition } = execution.machine;
  let name: string | undefined = definition.StartAt;
  let data: Json = JSON.parse(execution.input);
  while (name !== undefined) {
    const state: AslState | undefined = definition.States[name];
    if (state === undefined) throw new Error(`no state ${name}`);
    const visit = enter(engine, execution, name, state, data);
    const { output, next }: Transition = await runState(visit, state);
    assertRunning(execution);
    data = output;
    name = next;
  }
  return data;
}

/** Runs the execution to its end, whichever that is. Rejects only for an error of the engine or of a callback. */
export async function runExecution(engine: Engine, execution: Execution): Promise<void> {
  try {
    succeed(engine, execution, await walk(engine, execution));
  } catch (error) {
    if (error instanceof Interrupted) return;
    if (!(error instanceof StateFailure)) {
      fail(engine, execution, { error: 'States.Runtime', cause: String(error) });
      throw error;
    }
    fail(engine, execution, error.failure);
  }
}
