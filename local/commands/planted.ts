import * as z from 'zod';

const usage = `usage: npm run planted -- [--fault <text>] [--most <number>] [--unseen]
  --fault  only faults whose sentence or file contains this
  --most   give up after so many plays of a fault; 600 if left out
  --unseen the faults that nothing has shown yet, in the place of the others`;

const options = { fault: { type: 'string' }, most: { type: 'string' }, unseen: { type: 'boolean' } } as const;
const schema = z.object({
  fault: z.string().default(''),
  most: z.coerce.number().int().min(1).default(600),
  unseen: z.boolean().default(false),
});

/** The words of `npm run planted`. */
export const PLANTED_WORDS = { usage, options, schema };
