import * as z from 'zod';
import { stateInputSchema } from '../runtime/state-handler.ts';

/** Input of RevertCredentials (`restore`) and of DiscardPassword, which hands the outcome before it on. */
export const revertCredentialsInputSchema = stateInputSchema.extend({
  mode: z.enum(['restore', 'discard-password']),
  outcome: z.string().optional(),
});
export type RevertCredentialsInput = z.infer<typeof revertCredentialsInputSchema>;
