/** A pattern uses a comparison that the local run does not implement; it never guesses. */
export class UnknownPattern extends Error {
  override name = 'UnknownPattern';
}

/**
 * Whether an event matches an EventBridge pattern. Known: exact values (string, number, boolean, null), nested
 * fields, arrays in the event (one element must match). Throws UnknownPattern for content filters
 * (`prefix`, `exists`, ...), even where another field already rules the event out.
 * Source: EventBridge User Guide, "Creating event patterns".
 */
export function matchesPattern(pattern: Record<string, unknown>, event: unknown): boolean {
  return Object.entries(pattern)
    .map(([field, expected]) => matchesField(expected, fieldOf(event, field)))
    .every(Boolean);
}

function matchesField(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) return matchesValues(expected, actual);
  if (isObject(expected)) {
    return Array.isArray(actual)
      ? actual.some((item) => matchesPattern(expected, item))
      : matchesPattern(expected, actual);
  }
  throw new UnknownPattern(`a pattern's value must be a list or an object, not ${JSON.stringify(expected)}`);
}

function matchesValues(expected: unknown[], actual: unknown): boolean {
  const filter = expected.find((value) => typeof value === 'object' && value !== null);
  if (filter !== undefined) {
    throw new UnknownPattern(`the content filter ${JSON.stringify(filter)} is not known here`);
  }
  return Array.isArray(actual) ? actual.some((item) => expected.includes(item)) : expected.includes(actual);
}

function fieldOf(event: unknown, field: string): unknown {
  return isObject(event) ? event[field] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
