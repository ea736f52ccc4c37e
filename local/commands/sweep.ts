import * as z from 'zod';
import { FAULTS } from '../sweep/faults.ts';
import { JOURNEYS } from '../sweep/journeys.ts';

const usage = `usage: npm run sweep -- [--journey <name>] [--fault <name>] [--sample <number>] [--on-artifacts <number>]
  journeys: ${Object.keys(JOURNEYS).join(', ')}; all if left out
  faults:   ${Object.keys(FAULTS).join(', ')}; all if left out
  --sample        at most so many plays of each journey and fault, spread evenly
  --on-artifacts  so many of each are also played on what is deployed and must end there in the same way; 1 if left out`;

const schema = z.object({
  journey: z.enum(Object.keys(JOURNEYS), 'no such journey').optional(),
  fault: z.enum(Object.keys(FAULTS), 'no such fault').optional(),
  sample: z.coerce.number().int().min(1).optional(),
  'on-artifacts': z.coerce.number().int().min(0).default(1),
});
const string = { type: 'string' } as const;
const options = { journey: string, fault: string, sample: string, 'on-artifacts': string };

/** The words of `npm run sweep`. */
export const SWEEP = { usage, options, schema };
