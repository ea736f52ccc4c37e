import * as z from 'zod';

/** The words of `npm run case`. */
export const CASE = {
  usage: `usage: npm run case -- <scenario.json | directory> [--json]
  --json  print one JSON document: of a scenario its report, of a directory one for each file
A directory: every *.json in it is played, with a line each. How a scenario is written: docs/local.md`,
  options: { json: { type: 'boolean' } },
  schema: z.object({
    paths: z.tuple([z.string()], 'give the path of one scenario, or of a directory'),
    json: z.boolean().default(false),
  }),
  takesPaths: true,
} as const;
