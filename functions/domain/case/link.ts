import { createHash } from 'node:crypto';
import * as z from 'zod';
import { roleSchema } from '../question/question.ts';

/** A link that was mailed: only the hash of its key is kept (design D6). */
export const linkSchema = z.object({
  keyHash: z.string(),
  role: roleSchema,
  address: z.string(),
  questionNumber: z.number().int(),
  planId: z.string(),
  createdAt: z.string(),
});
export type Link = z.infer<typeof linkSchema>;

/** The hash of a link key as the table keeps it. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
