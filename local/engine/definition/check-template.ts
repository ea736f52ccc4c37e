import { isObject } from '../json.ts';
import { limits } from '../limits.ts';
import { checkExpression, isExpression, type StatesMember } from './check-expression.ts';
import type { Report } from './report.ts';

const looksLikeExpression = /^\s*\{%|%\}\s*$/;
const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

function checkString(text: string, location: string, members: readonly StatesMember[], report: Report): void {
  if (isExpression(text)) {
    checkExpression(text, location, members, report);
    return;
  }
  if (!looksLikeExpression.test(text)) return;
  report('INVALID_JSONATA_EXPRESSION', "An expression starts with '{%' and ends with '%}'", location);
}

/** Checks every expression inside an Arguments, Output or Assign value, at any depth. */
export function checkTemplate(
  template: unknown,
  location: string,
  members: readonly StatesMember[],
  report: Report,
): void {
  if (typeof template === 'string') checkString(template, location, members, report);
  if (Array.isArray(template)) {
    for (const [index, item] of template.entries()) {
      checkTemplate(item, `${location}[${index}]`, members, report);
    }
  }
  if (!isObject(template)) return;
  for (const [key, value] of Object.entries(template)) {
    const place = `${location}/${key}`;
    if (key.endsWith('.$')) report('SCHEMA_VALIDATION_FAILED', 'JSONPath is not supported', place);
    checkTemplate(value, place, members, report);
  }
}

/** Checks an Assign: an object whose keys are variable names (80 characters, an identifier, not `states`). */
export function checkAssign(
  assign: unknown,
  location: string,
  members: readonly StatesMember[],
  report: Report,
): void {
  if (!isObject(assign)) {
    report('SCHEMA_VALIDATION_FAILED', 'Expected an object', location);
    return;
  }
  for (const name of Object.keys(assign)) {
    const valid = variableName.test(name) && name.length <= limits.nameLength && name !== 'states';
    if (!valid) report('SCHEMA_VALIDATION_FAILED', `'${name}' is not a variable name`, `${location}/${name}`);
  }
  checkTemplate(assign, location, members, report);
}
