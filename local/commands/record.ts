import * as z from 'zod';

/** The words of `npm run record`. */
export const RECORD = {
  usage: `usage: npm run record [-- --again]
Plays the shipped scenarios and records them in test/releases/, in a folder named after the version in package.json:
the workflow, and what each function was given, changed and returned. Later versions must finish these cases.
  --again  replace a recording that is there: only while the version is not released`,
  options: { again: { type: 'boolean' } },
  schema: z.object({ again: z.boolean().default(false) }),
} as const;
