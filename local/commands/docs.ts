import * as z from 'zod';

/** The words of `npm run docs`. */
export const DOCS = {
  usage: `usage: npm run docs [-- --check]
  --check  write nothing; say which documents are stale, with exit code 1`,
  options: { check: { type: 'boolean' } },
  schema: z.object({ check: z.boolean().default(false) }),
} as const;
