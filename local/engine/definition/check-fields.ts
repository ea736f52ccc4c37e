import type { JsonObject } from '../json.ts';
import { limits } from '../limits.ts';
import { checkExpression, isExpression } from './check-expression.ts';
import { checkTemplate } from './check-template.ts';
import type { Report } from './report.ts';

/** Reports every field of the object that is not in the list. */
export function checkKnownFields(
  value: JsonObject,
  known: readonly string[],
  location: string,
  report: Report,
): void {
  for (const field of Object.keys(value)) {
    if (known.includes(field)) continue;
    report('SCHEMA_VALIDATION_FAILED', `Field '${field}' is not supported`, `${location}/${field}`);
  }
}

/** Reports a present field that is not a string. */
export function checkString(value: JsonObject, field: string, location: string, report: Report): void {
  if (value[field] === undefined || typeof value[field] === 'string') return;
  report('SCHEMA_VALIDATION_FAILED', 'Expected value of type [STRING]', `${location}/${field}`);
}

/** Reports a present field that is neither a whole number in the range nor, where allowed, an expression. */
export function checkInteger(
  value: JsonObject,
  field: string,
  range: { from: number; to?: number; expression?: boolean },
  location: string,
  report: Report,
): void {
  const given = value[field];
  const place = `${location}/${field}`;
  const to = range.to ?? limits.maxSeconds;
  if (given === undefined) return;
  if (range.expression === true && typeof given === 'string' && isExpression(given)) {
    checkExpression(given, place, [], report);
    return;
  }
  if (typeof given === 'number' && Number.isInteger(given) && given >= range.from && given <= to) return;
  const kinds = range.expression === true ? 'an integer or an expression' : 'an integer';
  report('SCHEMA_VALIDATION_FAILED', `Expected ${kinds} from ${range.from} to ${to}`, place);
}

/** Reports a present field that is not text; text may be an expression. */
export function checkText(value: JsonObject, field: string, location: string, report: Report): void {
  checkString(value, field, location, report);
  if (typeof value[field] === 'string') checkTemplate(value[field], `${location}/${field}`, [], report);
}
