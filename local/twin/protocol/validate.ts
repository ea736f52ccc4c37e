import type * as z from 'zod';
import { ServiceError, TwinDoesNotKnow } from '../service.ts';

/**
 * The parameters as the operation's schema gives them. Throws TwinDoesNotKnow for a parameter that the schema does
 * not name, and the service's own validation error, listing every problem, for one with a bad or missing value.
 */
export function validate<Output>(
  schema: z.ZodType<Output>,
  parameters: unknown,
  call: { name: string; validationError: string },
): Output {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.flatMap((issue) => unknownKeys(issue, []));
  if (unknown.length > 0) throw new TwinDoesNotKnow(`${call.name} parameter ${unknown.join(', ')}`);
  const problems = parsed.error.issues.map(describe);
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: `;
  throw new ServiceError(call.validationError, count + problems.join('; '), 400);
}

function unknownKeys(issue: z.core.$ZodIssue, parents: PropertyKey[]): string[] {
  const path = [...parents, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key].join('.'));
  if (issue.code !== 'invalid_union') return [];
  const branches = issue.errors.map((errors) => errors.flatMap((error) => unknownKeys(error, path)));
  // A union refuses a parameter as unknown only if none of its branches knows it.
  return branches.every((keys) => keys.length > 0) ? [...new Set(branches.flat())] : [];
}

function describe(issue: z.core.$ZodIssue): string {
  return `Value at '${issue.path.join('.')}' failed to satisfy constraint: ${issue.message}`;
}
