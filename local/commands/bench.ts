import * as z from 'zod';

const usage = `usage: npm run bench -- [--cases 1,100,1000]
  --cases  how many cases are open at once, one run for each number; 1,100,1000,10000 if left out`;

const listSchema = z
  .string()
  .default('1,100,1000,10000')
  .transform((text) => text.split(','))
  .pipe(z.array(z.coerce.number<string>('give whole numbers').int().min(1).max(20_000)).min(1));

/** The words of `npm run bench`. */
export const BENCH = {
  usage,
  options: { cases: { type: 'string' } },
  schema: z.object({ cases: listSchema }),
} as const;
