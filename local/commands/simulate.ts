import * as z from 'zod';

const usage = `usage: npm run simulate -- [--seeds N] [--from SEED] [--seed SEED] [--processes N]
  --seeds      how many seeds are played; 100 if left out
  --from       the first of them; 1 if left out
  --seed       only this one
  --processes  how many processes play them; 2 if left out`;

const number = z.coerce.number().int().min(0);
const schema = z.object({
  seeds: number.min(1).default(100),
  from: number.default(1),
  seed: number.optional(),
  processes: number.min(1).max(16).default(2),
});
const string = { type: 'string' } as const;
const options = { seeds: string, from: string, seed: string, processes: string };

/** The words of `npm run simulate`. */
export const SIMULATE = { usage, options, schema };
