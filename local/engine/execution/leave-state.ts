import type { AslState } from '../asl.ts';
import type { HistoryEventType } from '../history.ts';
import { byteSize, isObject, type Json, type JsonObject } from '../json.ts';
import { limits } from '../limits.ts';
import type { Transition, Visit } from './engine.ts';
import { checkSize, evaluate, interpreterFailure } from './scope.ts';

/** The Assign and Output that apply, where they stand, and what the output is without an Output. */
export interface Exit {
  Assign?: JsonObject;
  Output?: Json;
  /** Prefix of the fields' locations, such as `Catch[0]/`. */
  place?: string;
  members?: JsonObject;
  fallback: Json;
  next?: string | undefined;
}

type ExitType = Exclude<AslState['Type'], 'Fail'>;

function checkVariables(visit: Visit, assigned: JsonObject, all: JsonObject): void {
  const tooLarge =
    byteSize(assigned) > limits.assignBytes ||
    Object.values(assigned).some((value) => byteSize(value) > limits.assignBytes) ||
    byteSize(all) > limits.variablesBytes;
  if (!tooLarge) return;
  const cause = `The state '${visit.name}' assigned variables that exceed the size limits.`;
  throw interpreterFailure(visit, 'States.DataLimitExceeded', cause);
}

function texts(values: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

/**
 * Evaluates Assign and Output, both with the variables as they were, then assigns, records the exit and returns where
 * to go. Throws StateFailure when an expression fails or a limit is exceeded; nothing is assigned then.
 */
export async function leaveState(visit: Visit, type: ExitType, exit: Exit): Promise<Transition> {
  const { execution } = visit;
  const { place = '', members = {} } = exit;
  const assigned = await evaluate(visit, exit.Assign ?? {}, `${place}Assign`, members);
  const output =
    exit.Output === undefined ? exit.fallback : await evaluate(visit, exit.Output, `${place}Output`, members);
  checkSize(visit, output, 'returned a result');
  const names = isObject(assigned) ? assigned : {};
  const variables = { ...execution.variables, ...names };
  checkVariables(visit, names, variables);
  const event: HistoryEventType = `${type}StateExited`;
  execution.history.record(event, {
    stateExitedEventDetails: {
      name: visit.name,
      output: JSON.stringify(output),
      outputDetails: { truncated: false },
      ...(exit.Assign === undefined
        ? {}
        : { assignedVariables: texts(names), assignedVariablesDetails: { truncated: false } }),
    },
  });
  execution.variables = variables;
  return { output, ...(exit.next === undefined ? {} : { next: exit.next }) };
}
