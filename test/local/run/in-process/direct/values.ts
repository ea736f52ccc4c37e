import type { NormalizedSchema } from '@smithy/core/schema';
import * as fc from 'fast-check';
import { shapeOf } from '../../../../../local/run/in-process/direct/shape.ts';

/** How binary values are given: as the SDK has them, or as they are on the wire. */
type Blobs = 'bytes' | 'base64';

/** Any value of a shape of the SDK; a shape within itself ends after a few levels. */
export function valuesOf(schema: unknown, blobs: Blobs): fc.Arbitrary<Record<string, unknown>> {
  const shape = shapeOf(schema);
  if (shape.isUnitSchema()) return fc.constant({});
  return structure(shape, blobs, 0) as fc.Arbitrary<Record<string, unknown>>;
}

const DEEPEST = 4;

function anyOf(shape: NormalizedSchema, blobs: Blobs, depth: number): fc.Arbitrary<unknown> {
  if (shape.isStructSchema()) return structure(shape, blobs, depth);
  if (shape.isListSchema())
    return fc.array(anyOf(shape.getValueSchema(), blobs, depth + 1), {
      maxLength: depth < DEEPEST ? 3 : 0,
    });
  if (shape.isMapSchema())
    return fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5 }),
      anyOf(shape.getValueSchema(), blobs, depth + 1),
      {
        maxKeys: depth < DEEPEST ? 3 : 0,
      },
    );
  return leafOf(shape, blobs);
}

function leafOf(shape: NormalizedSchema, blobs: Blobs): fc.Arbitrary<unknown> {
  if (shape.isTimestampSchema())
    return fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true });
  if (shape.isBooleanSchema()) return fc.boolean();
  if (shape.isNumericSchema()) return fc.integer();
  if (shape.isBlobSchema())
    return blobs === 'bytes' ? fc.uint8Array({ maxLength: 5 }) : fc.base64String({ maxLength: 8 });
  return fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constant('a & <b>\n'),
  );
}

/** Members may be left out; of a union there is one. */
function structure(shape: NormalizedSchema, blobs: Blobs, depth: number): fc.Arbitrary<object> {
  const members = [...shape.structIterator()].filter(([, member]) => !member.isDocumentSchema());
  const leaves = members.filter(([, member]) => depth < DEEPEST || isLeaf(member));
  const arbitraries = leaves.map(([name, member]) => [name, anyOf(member, blobs, depth + 1)] as const);
  const tokens = leaves.flatMap(([name, member]) => (member.isIdempotencyToken() ? [name] : []));
  if (!shape.isUnionSchema()) return fc.record(Object.fromEntries(arbitraries), { requiredKeys: tokens });
  return fc.oneof(...arbitraries.map(([name, value]) => value.map((one) => ({ [name]: one }))));
}

function isLeaf(shape: NormalizedSchema): boolean {
  return !(shape.isStructSchema() || shape.isListSchema() || shape.isMapSchema());
}
