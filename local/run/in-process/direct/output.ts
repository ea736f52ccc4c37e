import type { NormalizedSchema } from '@smithy/core/schema';
import { type Convert, converterOf, shapeOf } from './shape.ts';

/** What the SDK gives for what an operation of the twin returned. */
export type OutputOf = (outputSchema: unknown, result: unknown) => Record<string, unknown>;

const plain = {
  document: (value: unknown) => structuredClone(value),
  blob: (value: unknown) => new Uint8Array(Buffer.from(String(value), 'base64')),
  list: (members: unknown[]) => members,
  map: (members: Record<string, unknown>) => members,
  structure: (members: Record<string, unknown>) => members,
  missing: () => undefined,
  check: () => {},
};

const outOfXml = converterOf({
  ...plain,
  // XML carries whole seconds, as IAM has them.
  timestamp: () => (value) => new Date(Math.floor(dateOf(value).getTime() / 1000) * 1000),
  number: Number,
  boolean: (value) => String(value).toLowerCase() === 'true',
  text: String,
});

const outOfJson = converterOf({
  ...plain,
  timestamp: () => dateOf,
  number: (value) => value,
  boolean: (value) => value,
  text: (value) => value,
});

/** Of an operation that answers in XML. */
export const xmlOutput: OutputOf = outputBy(outOfXml);

/** Of an operation that answers in JSON. */
export const jsonOutput: OutputOf = outputBy(outOfJson);

function outputBy(convert: (shape: NormalizedSchema) => Convert): OutputOf {
  return (schema, result) => {
    const shape = shapeOf(schema);
    if (shape.isUnitSchema() || result === undefined || result === null) return {};
    return convert(shape)(result) as Record<string, unknown>;
  };
}

/** A Date of the twin; in JSON also epoch seconds or ISO 8601. */
function dateOf(value: unknown): Date {
  if (typeof value === 'number') return new Date(value * 1000);
  return new Date(value as Date | string);
}
