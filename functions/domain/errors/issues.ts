import type * as z from 'zod';

/** The problems of a zod error on one line, each with the path of its field. */
export function issuesOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
}
