import type * as z from 'zod';

/** Something wrong in a scenario: where, and in words that say how to put it right. */
export interface Problem {
  /** For example `then[2].findings`; empty for the document itself. */
  path: string;
  message: string;
}

/** A scenario that cannot be played; carries every problem found. */
export class BadScenario extends Error {
  override name = 'BadScenario';
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => `${path || 'the scenario'}: ${message}`).join('\n'));
  }
}

/** A path as one writes it in JavaScript: `accounts[0].users[1].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * Parses a document; throws BadScenario with every problem. Unknown fields are named with the nearest known name,
 * missing ones as missing.
 */
export function parseOrThrow<Schema extends z.ZodType>(schema: Schema, document: unknown): z.infer<Schema> {
  const known = new Map<string, readonly string[]>();
  const error = (issue: RawIssue): string | undefined => {
    if (issue.code === 'unrecognized_keys') known.set(pathText(issue.path ?? []), fieldsOf(issue.inst));
    return explain(issue);
  };
  const result = schema.safeParse(document, { error });
  if (result.success) return result.data;
  throw new BadScenario(result.error.issues.flatMap((issue) => problemOf(issue, known)));
}

function problemOf(issue: z.core.$ZodIssue, known: Map<string, readonly string[]>): Problem[] {
  const path = pathText(issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: pathText([...issue.path, key]),
    message: `unknown field "${key}"${suggestion(key, known.get(path) ?? [])}`,
  }));
}

function fieldsOf(schema: unknown): readonly string[] {
  const { shape = {} } = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def ?? {};
  return Object.keys(shape);
}

/** Words for the problems that people make most; undefined leaves zod's own or the schema's. */
function explain(issue: RawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? `is missing (expected ${issue.expected})`
      : `must be ${issue.expected}, not ${JSON.stringify(issue.input)}`;
  }
  if (issue.code === 'invalid_value') return oneOf(issue.input, issue.values.map(String));
  if (issue.code === 'invalid_union' && Array.isArray(issue['options'])) {
    const given = (issue.input as Record<string, unknown> | undefined)?.[String(issue['discriminator'])];
    return oneOf(given, issue['options'].map(String));
  }
  return undefined;
}

function oneOf(given: unknown, options: string[]): string {
  if (given === undefined) return `is missing; one of: ${options.join(', ')}`;
  const near = suggestion(String(given), options);
  return `${JSON.stringify(given)} is not known${near.includes('known here') ? `; one of: ${options.join(', ')}` : near}`;
}

/** `; did you mean "findings"?`, or the list of known names if none is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, candidate.length / 3))
    .sort((a, b) => a.distance - b.distance);
  if (nearest !== undefined) return `; did you mean "${nearest.candidate}"?`;
  return known.length === 0 ? '' : `; known here: ${known.join(', ')}`;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const replaced = at(row - 1, column - 1) + (same ? 0 : 1);
      const best = Math.min(replaced, at(row - 1, column) + 1, at(row, column - 1) + 1);
      rows[row]?.push(swapped && row > 1 && column > 1 ? Math.min(best, at(row - 2, column - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
}
