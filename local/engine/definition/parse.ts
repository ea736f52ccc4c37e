import type { AslDefinition } from '../asl.ts';
import { StepFunctionsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { byteSize, isObject, toJson } from '../json.ts';
import { limits } from '../limits.ts';
import { checkInteger, checkKnownFields, checkString } from './check-fields.ts';
import { checkGraph } from './check-graph.ts';
import { checkState } from './check-state.ts';
import type { Report } from './report.ts';

const machineFields = ['Comment', 'QueryLanguage', 'Version', 'StartAt', 'TimeoutSeconds', 'States'];

function invalid(detail: string): StepFunctionsError {
  return new StepFunctionsError('InvalidDefinition', `Invalid State Machine Definition: ${detail}`);
}

function readObject(source: AslDefinition | string): JsonObject {
  try {
    const value = typeof source === 'string' ? JSON.parse(source) : toJson(source);
    if (isObject(value)) return value;
  } catch (error) {
    throw invalid(`'INVALID_JSON_DESCRIPTION: ${error instanceof Error ? error.message : error}'`);
  }
  throw invalid("'INVALID_JSON_DESCRIPTION: expected an object'");
}

function checkTop(machine: JsonObject, report: Report): void {
  checkKnownFields(machine, machineFields, '', report);
  checkString(machine, 'Comment', '', report);
  checkInteger(machine, 'TimeoutSeconds', { from: 1 }, '', report);
  if (machine['QueryLanguage'] !== 'JSONata') {
    report('SCHEMA_VALIDATION_FAILED', 'Only JSONata is supported', '/QueryLanguage');
  }
  if (machine['Version'] !== undefined && machine['Version'] !== '1.0') {
    report('SCHEMA_VALIDATION_FAILED', 'Expected 1.0', '/Version');
  }
}

function checkStates(states: JsonObject, resources: readonly string[], report: Report): void {
  for (const [name, state] of Object.entries(states)) {
    const place = `/States/${name}`;
    if (name.length === 0 || [...name].length > limits.nameLength) {
      report('SCHEMA_VALIDATION_FAILED', `A state name has 1 to ${limits.nameLength} characters`, place);
    }
    checkState(state, place, resources, report);
  }
}

/**
 * Reads a definition and checks that the engine runs every part of it. Throws InvalidDefinition with all problems,
 * each with the place (`/States/<state>/<field>`). `resources` are the Resource values without the partition.
 */
export function parseDefinition(source: AslDefinition | string, resources: readonly string[]): AslDefinition {
  const machine = readObject(source);
  const problems: string[] = [];
  const report: Report = (code, message, location) => {
    problems.push(`${code}: ${message} at ${location}`);
  };
  if (byteSize(machine) > limits.definitionBytes) throw invalid("'The definition is larger than 1 MB'");
  checkTop(machine, report);
  const states = machine['States'];
  const start = machine['StartAt'];
  if (!isObject(states)) report('SCHEMA_VALIDATION_FAILED', 'Expected an object', '/States');
  else checkStates(states, resources, report);
  if (typeof start !== 'string') report('SCHEMA_VALIDATION_FAILED', 'Expected a string', '/StartAt');
  if (isObject(states) && typeof start === 'string') {
    const known = Object.entries(states).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
    checkGraph(Object.fromEntries(known), start, report);
  }
  if (problems.length > 0) throw invalid(problems.map((problem) => `'${problem}'`).join(', '));
  return machine as unknown as AslDefinition;
}
