import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { checkInteger, checkKnownFields, checkString } from './check-fields.ts';
import { checkAssign, checkTemplate } from './check-template.ts';
import type { Report } from './report.ts';

const retrierFields = [
  'ErrorEquals',
  'IntervalSeconds',
  'BackoffRate',
  'MaxAttempts',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
];
const catcherFields = ['ErrorEquals', 'Next', 'Assign', 'Output', 'Comment'];
const reservedNames = [
  'States.ALL',
  'States.HeartbeatTimeout',
  'States.Timeout',
  'States.TaskFailed',
  'States.Permissions',
  'States.QueryEvaluationError',
];

function checkErrorEquals(entry: JsonObject, isLast: boolean, location: string, report: Report): void {
  const place = `${location}/ErrorEquals`;
  const names = entry['ErrorEquals'];
  if (!Array.isArray(names) || names.length === 0 || names.some((name) => typeof name !== 'string')) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected a non-empty array of strings', place);
    return;
  }
  if (names.includes('States.ALL') && (names.length > 1 || !isLast)) {
    report('SCHEMA_VALIDATION_FAILED', 'States.ALL must appear alone and in the last entry', place);
  }
  for (const name of names) {
    if (!String(name).startsWith('States.') || reservedNames.includes(String(name))) continue;
    report('SCHEMA_VALIDATION_FAILED', `'${name}' cannot be retried or caught on a Task`, place);
  }
}

function checkRetrier(retrier: JsonObject, location: string, report: Report): void {
  checkKnownFields(retrier, retrierFields, location, report);
  checkInteger(retrier, 'IntervalSeconds', { from: 1 }, location, report);
  checkInteger(retrier, 'MaxAttempts', { from: 0 }, location, report);
  checkInteger(retrier, 'MaxDelaySeconds', { from: 1, to: 31_622_399 }, location, report);
  const { BackoffRate: rate, JitterStrategy: jitter, MaxDelaySeconds: delay } = retrier;
  if (rate !== undefined && (typeof rate !== 'number' || rate < 1)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected a number of at least 1.0', `${location}/BackoffRate`);
  }
  if (jitter !== undefined && jitter !== 'NONE' && jitter !== 'FULL') {
    report('SCHEMA_VALIDATION_FAILED', 'Expected one of [NONE, FULL]', `${location}/JitterStrategy`);
  }
  const interval = Number(retrier['IntervalSeconds'] ?? 1);
  if (typeof delay === 'number' && delay <= interval) {
    report('SCHEMA_VALIDATION_FAILED', 'Must be greater than IntervalSeconds', `${location}/MaxDelaySeconds`);
  }
}

function checkCatcher(catcher: JsonObject, location: string, report: Report): void {
  checkKnownFields(catcher, catcherFields, location, report);
  checkString(catcher, 'Next', location, report);
  if (catcher['Next'] === undefined) {
    report('SCHEMA_VALIDATION_FAILED', 'Field is required', `${location}/Next`);
  }
  if (catcher['Assign'] !== undefined) {
    checkAssign(catcher['Assign'], `${location}/Assign`, ['errorOutput'], report);
  }
  checkTemplate(catcher['Output'], `${location}/Output`, ['errorOutput'], report);
}

function checkEntries(
  entries: Json | undefined,
  location: string,
  report: Report,
  check: (entry: JsonObject, place: string) => void,
): void {
  if (entries === undefined) return;
  if (!Array.isArray(entries)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an array', location);
    return;
  }
  for (const [index, entry] of entries.entries()) {
    const place = `${location}[${index}]`;
    if (!isObject(entry)) {
      report('SCHEMA_VALIDATION_FAILED', 'Expected an object', place);
      continue;
    }
    checkErrorEquals(entry, index === entries.length - 1, place, report);
    check(entry, place);
  }
}

/**
 * Checks Retry and Catch of a Task. Also refuses States.Runtime and States.DataLimitExceeded in ErrorEquals: they end
 * the execution whatever the state says.
 */
export function checkErrorHandling(state: JsonObject, location: string, report: Report): void {
  checkEntries(state['Retry'], `${location}/Retry`, report, (entry, place) =>
    checkRetrier(entry, place, report),
  );
  checkEntries(state['Catch'], `${location}/Catch`, report, (entry, place) =>
    checkCatcher(entry, place, report),
  );
}
