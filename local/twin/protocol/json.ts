/** JSON as the AWS JSON protocols send it: a Date is a number of epoch seconds, `undefined` is left out. */
export function toWireJson(value: unknown): string {
  return JSON.stringify(withEpochSeconds(value) ?? {});
}

/** The JSON of a body, an empty one being no parameters; undefined if it is not JSON. */
export function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function withEpochSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withEpochSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withEpochSeconds(child)]));
}
