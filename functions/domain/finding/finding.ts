import * as z from 'zod';
import { controlSchema } from './control.ts';

/** A finding as a case keeps it. */
export const findingRefSchema = z.object({
  findingId: z.string(),
  productArn: z.string(),
  region: z.string(),
  control: controlSchema,
});
export type FindingRef = z.infer<typeof findingRefSchema>;
