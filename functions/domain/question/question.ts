import * as z from 'zod';

/** The questions of a case: needed or not; anything broken; delete now; has it been used. And the wait while all is paused. */
export const questionKindSchema = z.enum(['stakeholder', 'impact', 'deletion', 'use', 'paused']);
export type QuestionKind = z.infer<typeof questionKindSchema>;

export const roleSchema = z.enum(['stakeholder', 'security-contact', 'analyst']);
export type Role = z.infer<typeof roleSchema>;

export const recipientSchema = z.object({
  address: z.string(),
  role: roleSchema,
  /** Why this person is asked, for the message. */
  reason: z.string(),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** A state that waits for a task token. */
export const questionSchema = z.object({
  /** Counts up within the case; every wait has its own. */
  number: z.number().int().positive(),
  kind: questionKindSchema,
  /** Which message goes out. `silent`: the same question goes on, nobody is written to again. */
  message: z.enum([
    'asked',
    'reminded',
    'escalated',
    'quarantined',
    'disabled',
    'quarantined-off',
    'confirm-deletion',
    'kept',
    'restored',
    'still-unused',
    'silent',
  ]),
  recipients: z.array(recipientSchema),
  /** When the question was first put (ISO), and when it ends for the people asked (ISO). */
  since: z.string(),
  until: z.string(),
  /** The end of the time to answer, where somebody has extended it (ISO). */
  extendedUntil: z.string().optional(),
  /** How long this wait lasts: to the next reminder, early check or the end. */
  timeoutSeconds: z.number().int().positive(),
  /** Of a pause: the act that the case comes back to, and who paused when (ISO) and why, for the note. */
  pause: z
    .object({
      resumeAt: z.enum(['disable', 'delete']),
      since: z.string(),
      by: z.string(),
      reason: z.string(),
    })
    .optional(),
  /** Of a pause: the question before it, which says how far the case has come. */
  before: z.object({ kind: questionKindSchema, until: z.string() }).optional(),
});
export type Question = z.infer<typeof questionSchema>;
