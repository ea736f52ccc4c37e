import { randomUUID } from 'node:crypto';
import type { NormalizedSchema } from '@smithy/core/schema';
import { type Convert, converterOf, DATE_TIME, EPOCH_SECONDS, type Leaves, shapeOf } from './shape.ts';

/** The parameters of a call as the twin reads them off the wire. */
export type ParametersOf = (inputSchema: unknown, input: unknown) => Record<string, unknown>;

const inForm = converterOf({
  timestamp: (format) => (value) =>
    format === EPOCH_SECONDS ? String(seconds(value)) : isoOf(value).replace('.000Z', 'Z'),
  number: String,
  boolean: String,
  text: String,
  blob: base64,
  document: refused,
  // A form has no empty list: it is the empty text. What is empty in a list or map is not written at all.
  list: (members) => {
    const written = members.filter((one) => one !== undefined);
    return members.length === 0 ? '' : nothingIfEmpty(written);
  },
  map: nothingIfEmpty,
  structure: nothingIfEmpty,
  missing: tokenOf,
  check: checkName,
});

const inJson = converterOf({
  timestamp: (format) => (value) =>
    format === DATE_TIME ? isoOf(value).replace('.000Z', 'Z') : seconds(value),
  number: (value) => (Number.isFinite(value) ? value : String(value)),
  boolean: (value) => value,
  text: (value) => value,
  blob: base64,
  document: refused,
  list: (members) => members,
  map: (members) => members,
  structure: (members) => members,
  missing: tokenOf,
  check: checkName,
} satisfies Leaves);

/** As an aws-query form gives them: every scalar a text, no empty structures. */
export const formParameters: ParametersOf = parametersBy(inForm);

/** As a JSON body gives them. */
export const jsonParameters: ParametersOf = parametersBy(inJson);

function parametersBy(convert: (shape: NormalizedSchema) => Convert): ParametersOf {
  return (schema, input) => {
    const shape = shapeOf(schema);
    if (shape.isUnitSchema()) return {};
    return { ...(convert(shape)(input ?? {}) as Record<string, unknown> | undefined) };
  };
}

/** The SDK makes a token for a call that has none, so that a repetition is known as one. */
function tokenOf(member: NormalizedSchema): unknown {
  return member.isIdempotencyToken() ? randomUUID() : undefined;
}

const ELSEWHERE = [
  'httpLabel',
  'httpQuery',
  'httpQueryParams',
  'httpHeader',
  'httpPrefixHeaders',
  'httpPayload',
];

function checkName(member: NormalizedSchema): void {
  const traits: Record<string, unknown> = member.getMergedTraits();
  const names = [traits['xmlName'], traits['jsonName']].filter((name) => name !== undefined);
  const isElsewhere = ELSEWHERE.some((trait) => trait in traits) || 'xmlFlattened' in traits;
  if (names.some((name) => name !== member.getMemberName()) || isElsewhere) refused(member.getName(true));
}

function nothingIfEmpty<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

function base64(value: unknown): string {
  return Buffer.from(value as Uint8Array | string).toString('base64');
}

function seconds(value: unknown): number {
  return (value as Date).getTime() / 1000;
}

function isoOf(value: unknown): string {
  return (value as Date).toISOString();
}

function refused(what: unknown): never {
  throw new Error(`${String(what)} is not spoken without a wire`);
}
