import { StateFailure } from '../errors.ts';
import { type Bindings, EvaluationError, evaluateTemplate } from '../expression/evaluate.ts';
import { byteSize, type Json, type JsonObject } from '../json.ts';
import { limits } from '../limits.ts';
import type { Visit } from './engine.ts';
import { assertRunning } from './park.ts';

const queryError = 'States.QueryEvaluationError';

/** A failure that the interpreter itself raises; its cause names the state, as on AWS. */
export function interpreterFailure(visit: Visit, error: string, cause: string): StateFailure {
  const place = `An error occurred while executing the state '${visit.name}'`;
  const prefix = `${place} (entered at the event id #${visit.eventId}).`;
  return new StateFailure({ error, cause: `${prefix} ${cause}`, names: [error] });
}

function contextOf({ execution, name, enteredAt, retryCount, taskToken }: Visit): JsonObject {
  const { machine } = execution;
  return {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input),
      Name: execution.name,
      RoleArn: machine.roleArn,
      StartTime: new Date(execution.startedAt).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
    State: { Name: name, EnteredTime: new Date(enteredAt).toISOString(), RetryCount: retryCount },
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
  };
}

function bindingsOf(visit: Visit, members: JsonObject): Bindings {
  return {
    ...visit.engine.functions,
    ...visit.execution.variables,
    states: { input: visit.input, context: contextOf(visit), ...members },
  };
}

function queryFailure(visit: Visit, location: string, cause: string): StateFailure {
  visit.execution.history.record('EvaluationFailed', {
    evaluationFailedEventDetails: { state: visit.name, location, error: queryError, cause },
  });
  return interpreterFailure(visit, queryError, cause);
}

/**
 * Evaluates a field of the state. `members` are `result` or `errorOutput`. A failed expression is recorded as
 * EvaluationFailed and thrown as States.QueryEvaluationError.
 */
export async function evaluate(
  visit: Visit,
  template: Json,
  location: string,
  members: JsonObject = {},
): Promise<Json> {
  try {
    return await evaluateTemplate(template, location, bindingsOf(visit, members));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw queryFailure(visit, error.location, error.message);
  } finally {
    assertRunning(visit.execution);
  }
}

/** Like evaluate, for a field that must have a certain type; `expected` names it in the error. */
export async function evaluateAs<T extends Json>(
  visit: Visit,
  template: Json,
  location: string,
  expected: string,
  accepts: (value: Json) => value is T,
): Promise<T> {
  const value = await evaluate(visit, template, location);
  if (accepts(value)) return value;
  const subject = `The JSONata expression '${String(template)}' specified for the field '${location}'`;
  const found = JSON.stringify(value).slice(0, 200);
  const detail = `returned an unexpected result type. Expected '${expected}', but was: ${found}`;
  throw queryFailure(visit, location, `${subject} ${detail}`);
}

/** Throws States.DataLimitExceeded when the value is larger than 262,144 bytes. */
export function checkSize(visit: Visit, value: Json, what: string): void {
  if (byteSize(value) <= limits.payloadBytes) return;
  const rule = 'with a size exceeding the maximum number of bytes service limit';
  throw interpreterFailure(visit, 'States.DataLimitExceeded', `The state '${visit.name}' ${what} ${rule}.`);
}

/** Narrows to a string. */
export function isString(value: Json): value is string {
  return typeof value === 'string';
}

/** Narrows to a whole number that AWS accepts as seconds. */
export function isSeconds(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limits.maxSeconds;
}
