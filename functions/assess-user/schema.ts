import * as z from 'zod';
import { stateInputSchema } from '../runtime/state-handler.ts';

/** Input of the states AssessUser…: what the read is for. */
export const assessUserInputSchema = stateInputSchema.extend({
  purpose: z.enum(['retirement', 'observation', 'use', 'failure']),
});
export type AssessUserInput = z.infer<typeof assessUserInputSchema>;
