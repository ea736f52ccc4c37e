import { NormalizedSchema } from '@smithy/core/schema';

/** Rewrites one value; it changes nothing in the value that it is given. */
export type Convert = (value: unknown) => unknown;

/** How the leaves of a shape are rewritten; structures, lists and maps are walked for it. */
export interface Leaves {
  timestamp(format: number | undefined): Convert;
  number: Convert;
  boolean: Convert;
  text: Convert;
  blob: Convert;
  document: Convert;
  /** A list and a map whose members are rewritten already. */
  list(members: unknown[]): unknown;
  map(members: Record<string, unknown>): unknown;
  /** A structure within another whose members are rewritten already. */
  structure(members: Record<string, unknown>): unknown;
  /** What stands for a member that is not given; undefined leaves it out. */
  missing(member: NormalizedSchema): unknown;
  /** Throws where the protocol would put a member elsewhere than under its name. */
  check(member: NormalizedSchema): void;
}

interface Member {
  name: string;
  /** Members are written in the order of the schema. */
  place: number;
  /** Whether one that is not given is made. */
  isToken: boolean;
  convert: Convert;
}

interface Members {
  byName: ReadonlyMap<string, Member>;
  tokens: readonly Member[];
}

/** The timestamp formats of a schema: date-time and epoch seconds; any other number leaves it to the protocol. */
export const DATE_TIME = 5;
export const EPOCH_SECONDS = 7;

/**
 * Compiles the rewriting of shapes, each once: walking a schema again for every call costs more than the call. `null`
 * counts as not given, as for the SDK.
 */
export function converterOf(leaves: Leaves): (shape: NormalizedSchema) => Convert {
  const known = new WeakMap<object, Convert>();

  const compiled = (shape: NormalizedSchema): Convert => {
    const schema = shape.getSchema();
    if (typeof schema !== 'object') return compile(shape);
    let convert = known.get(schema);
    if (convert === undefined) {
      convert = compile(shape);
      known.set(schema, convert);
    }
    return convert;
  };

  const compile = (shape: NormalizedSchema): Convert => {
    if (shape.isStructSchema()) return structureOf(shape);
    if (shape.isListSchema()) return listOf(shape);
    if (shape.isMapSchema()) return mapOf(shape);
    return leafOf(leaves, shape);
  };

  const structureOf = (shape: NormalizedSchema): Convert => {
    let members: Members | undefined;
    return (value) => {
      members ??= membersOf(shape);
      const given = value as Record<string, unknown>;
      const out: Record<string, unknown> = {};
      for (const { name, convert } of givenOf(given, members)) {
        const converted = convert(given[name]);
        if (converted !== undefined) out[name] = converted;
      }
      return leaves.structure(out);
    };
  };

  const membersOf = (shape: NormalizedSchema): Members => {
    const all = [...shape.structIterator()].map(([name, member], place) => memberOf(name, member, place));
    return {
      byName: new Map(all.map((member) => [member.name, member])),
      tokens: all.filter(({ isToken }) => isToken),
    };
  };

  const memberOf = (name: string, member: NormalizedSchema, place: number): Member => {
    let convert: Convert | undefined;
    return {
      name,
      place,
      isToken: member.isIdempotencyToken(),
      convert(value) {
        if (value === undefined || value === null) return leaves.missing(member);
        convert ??= compiled(checked(member));
        return convert(value);
      },
    };
  };

  const listOf = (shape: NormalizedSchema): Convert => {
    let member: Convert | undefined;
    return (value) => {
      member ??= compiled(checked(shape.getValueSchema()));
      return leaves.list((value as unknown[]).map(member));
    };
  };

  const mapOf = (shape: NormalizedSchema): Convert => {
    let member: Convert | undefined;
    return (value) => {
      member ??= compiled(shape.getValueSchema());
      const out: Record<string, unknown> = {};
      for (const [key, one] of Object.entries(value as object))
        if (one !== undefined && one !== null) out[key] = member(one);
      return leaves.map(out);
    };
  };

  const checked = (member: NormalizedSchema): NormalizedSchema => {
    leaves.check(member);
    return member;
  };

  return compiled;
}

/** Most structures have many members, of which few are given: one by one, they would take longer than all else. */
function givenOf(given: object, { byName, tokens }: Members): readonly Member[] {
  const names = Object.keys(given);
  const found: Member[] = [...tokens];
  for (const name of names) {
    const member = byName.get(name);
    if (member !== undefined && !member.isToken) found.push(member);
  }
  return found.length > 1 ? found.sort((a, b) => a.place - b.place) : found;
}

function leafOf(leaves: Leaves, shape: NormalizedSchema): Convert {
  if (shape.isTimestampSchema()) return leaves.timestamp(Number(shape.getSchema()));
  if (shape.isStringSchema()) return leaves.text;
  if (shape.isNumericSchema()) return leaves.number;
  if (shape.isBooleanSchema()) return leaves.boolean;
  if (shape.isBlobSchema()) return leaves.blob;
  if (shape.isDocumentSchema()) return leaves.document;
  throw new Error(`the shape ${shape.getName(true)} is not spoken without a wire`);
}

/** The schema of a static one. */
export function shapeOf(schema: unknown): NormalizedSchema {
  return NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
}
