import * as z from 'zod';
import { stateInputSchema } from '../runtime/state-handler.ts';

/** Input of the states Await…: the case with its question, and the token that ends the wait. */
export const askInputSchema = stateInputSchema.extend({
  taskToken: z.string().min(1).max(2048),
  /** How often this entry of the state has been tried before. */
  retryCount: z.number().int().min(0),
});
export type AskInput = z.infer<typeof askInputSchema>;
