import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { checkErrorHandling } from './check-errors.ts';
import { isExpression, type StatesMember } from './check-expression.ts';
import { checkInteger, checkKnownFields, checkString, checkText } from './check-fields.ts';
import { checkAssign, checkTemplate } from './check-template.ts';
import type { Report } from './report.ts';

const common = ['Type', 'Comment', 'QueryLanguage'];
const continuing = [...common, 'Next', 'End', 'Assign', 'Output'];
const taskFields = ['Resource', 'Arguments', 'Retry', 'Catch', 'TimeoutSeconds', 'HeartbeatSeconds'];
/** The timestamps of a Wait: RFC 3339 with an upper-case T and Z. */
export const timestampPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

type Check = (state: JsonObject, location: string, report: Report, resources: readonly string[]) => void;

function checkContinuing(
  state: JsonObject,
  location: string,
  members: readonly StatesMember[],
  report: Report,
): void {
  checkTemplate(state['Output'], `${location}/Output`, members, report);
  if (state['Assign'] !== undefined) checkAssign(state['Assign'], `${location}/Assign`, members, report);
  checkString(state, 'Next', location, report);
  if (state['End'] !== undefined && state['End'] !== true) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected true', `${location}/End`);
  }
  if ((state['Next'] === undefined) === (state['End'] === undefined)) {
    report('SCHEMA_VALIDATION_FAILED', 'Exactly one of Next and End is required', `${location}/Next`);
  }
}

/** `states:::lambda:invoke` from `arn:aws:states:::lambda:invoke`, whatever the partition. */
export function resourceKey(resource: string): string {
  return resource.replace(/^arn:[^:]+:/, '');
}

const checkTask: Check = (state, location, report, resources) => {
  checkKnownFields(state, [...continuing, ...taskFields], location, report);
  checkContinuing(state, location, ['result'], report);
  const resource = state['Resource'];
  if (typeof resource !== 'string' || !resources.includes(resourceKey(resource))) {
    const place = `${location}/Resource`;
    report('SCHEMA_VALIDATION_FAILED', `Resource '${String(resource)}' is not supported`, place);
  }
  const given = state['Arguments'];
  checkTemplate(given, `${location}/Arguments`, [], report);
  if (!(typeof given === 'string' && isExpression(given)) && !(isObject(given) && 'FunctionName' in given)) {
    const place = `${location}/Arguments/FunctionName`;
    report('SCHEMA_VALIDATION_FAILED', "The field 'FunctionName' is required but was missing", place);
  }
  checkInteger(state, 'TimeoutSeconds', { from: 1, expression: true }, location, report);
  checkInteger(state, 'HeartbeatSeconds', { from: 1, expression: true }, location, report);
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    report('SCHEMA_VALIDATION_FAILED', 'Must be smaller than TimeoutSeconds', `${location}/HeartbeatSeconds`);
  }
  checkErrorHandling(state, location, report);
};

const checkPass: Check = (state, location, report) => {
  checkKnownFields(state, continuing, location, report);
  checkContinuing(state, location, [], report);
};

const checkChoice: Check = (state, location, report) => {
  checkKnownFields(state, [...common, 'Choices', 'Default'], location, report);
  checkString(state, 'Default', location, report);
  const rules = state['Choices'];
  if (!Array.isArray(rules) || rules.length === 0) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected a non-empty array', `${location}/Choices`);
    return;
  }
  for (const [index, rule] of rules.entries()) checkRule(rule, `${location}/Choices[${index}]`, report);
};

function checkRule(rule: unknown, location: string, report: Report): void {
  if (!isObject(rule)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an object', location);
    return;
  }
  checkKnownFields(rule, ['Condition', 'Next', 'Assign', 'Output', 'Comment'], location, report);
  const condition = rule['Condition'];
  if (typeof condition !== 'string' || !isExpression(condition)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an expression', `${location}/Condition`);
  }
  checkTemplate(condition, `${location}/Condition`, [], report);
  if (typeof rule['Next'] !== 'string') {
    report('SCHEMA_VALIDATION_FAILED', 'Field is required', `${location}/Next`);
  }
  if (rule['Assign'] !== undefined) checkAssign(rule['Assign'], `${location}/Assign`, [], report);
  checkTemplate(rule['Output'], `${location}/Output`, [], report);
}

const checkWait: Check = (state, location, report) => {
  checkKnownFields(state, [...continuing, 'Seconds', 'Timestamp'], location, report);
  checkContinuing(state, location, [], report);
  checkInteger(state, 'Seconds', { from: 0, expression: true }, location, report);
  checkText(state, 'Timestamp', location, report);
  const at = state['Timestamp'];
  if (typeof at === 'string' && !isExpression(at) && !timestampPattern.test(at)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an RFC 3339 timestamp', `${location}/Timestamp`);
  }
  if ((state['Seconds'] === undefined) === (at === undefined)) {
    const message = 'Exactly one of Seconds and Timestamp is required';
    report('SCHEMA_VALIDATION_FAILED', message, `${location}/Seconds`);
  }
};

const checkSucceed: Check = (state, location, report) => {
  checkKnownFields(state, [...common, 'Output'], location, report);
  checkTemplate(state['Output'], `${location}/Output`, [], report);
};

const checkFail: Check = (state, location, report) => {
  checkKnownFields(state, [...common, 'Error', 'Cause'], location, report);
  checkText(state, 'Error', location, report);
  checkText(state, 'Cause', location, report);
};

const checks: Record<string, Check> = {
  Task: checkTask,
  Pass: checkPass,
  Choice: checkChoice,
  Wait: checkWait,
  Succeed: checkSucceed,
  Fail: checkFail,
};

/** Checks one state against what the engine runs; everything else is reported. */
export function checkState(
  state: unknown,
  location: string,
  resources: readonly string[],
  report: Report,
): void {
  if (!isObject(state)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an object', location);
    return;
  }
  const type = String(state['Type']);
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (check === undefined) {
    report('SCHEMA_VALIDATION_FAILED', `Type '${type}' is not supported`, `${location}/Type`);
    return;
  }
  checkString(state, 'Comment', location, report);
  if (state['QueryLanguage'] !== undefined && state['QueryLanguage'] !== 'JSONata') {
    report('SCHEMA_VALIDATION_FAILED', 'Only JSONata is supported', `${location}/QueryLanguage`);
  }
  check(state, location, report, resources);
}
