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
  /** Counts up within the case with every mail that asks; a wait that goes on in silence keeps it. */
  number: z.number().int().positive(),
  /** Of a question that was put again, as by a reminder: the number by which it was put first. */
  firstNumber: z.number().int().positive().optional(),
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
    'scheduled',
    'silent',
  ]),
  recipients: z.array(recipientSchema),
  /** When the question was first put (ISO), and when it ends for the people asked (ISO). */
  since: z.string(),
  until: z.string(),
  /** Since when its mail is due (ISO), until it has gone out: the time to answer counts from then. */
  counting: z.object({ from: z.string() }).optional(),
  /** By how many seconds the time to answer began after the question was put, where its mail went out late. */
  lateBy: z.number().int().positive().optional(),
  /** The same of the questions before it: of the owner's time, and of the security contacts' in the owner's place. */
  lateBefore: z.object({ answer: z.number().int(), escalation: z.number().int() }).optional(),
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
  /** Of a wait for the day and hour of an act: the act that the case comes back to, and when that is, at the earliest (ISO). */
  window: z.object({ resumeAt: z.enum(['disable', 'delete']), opensAt: z.string() }).optional(),
  /** Of a pause: the question before it, which says how far the case has come. */
  before: z.object({ kind: questionKindSchema, until: z.string() }).optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** The latest question of a case: decided first, then put, with its token while it waits. */
export const openQuestionSchema = questionSchema.extend({
  taskToken: z.string().max(2048).optional(),
  /** The plan that it asks about; from when it is put. */
  planId: z.string().optional(),
  /** Whether its message went out. */
  sent: z.boolean().optional(),
  answerId: z.string().optional(),
  /** Since when it is known that its mail has reached nobody, and who else could be asked (ISO). */
  unreachable: z.string().optional(),
  /** Which entry of its state has put it, and which try of that: a late repetition does not take its place. */
  put: z.object({ enteredAt: z.string(), retryCount: z.number().int() }).optional(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

/** Which message it is for a recipient: an owner who is asked once more, beside the security contacts, is reminded. */
export function messageTo<Message extends string>(message: Message, role: Role): Message | 'reminded' {
  return message === 'escalated' && role !== 'security-contact' ? 'reminded' : message;
}

/** The number of a question that goes on after another: the same one in silence, put again, or a new one. */
export function numberAfter(
  before: Pick<Question, 'number' | 'firstNumber'> | undefined,
  how: 'in-silence' | 'again' | 'new',
): Pick<Question, 'number' | 'firstNumber'> {
  if (before === undefined) return { number: 1 };
  const { number, firstNumber } = before;
  if (how === 'new') return { number: number + 1 };
  if (how === 'again') return { number: number + 1, firstNumber: firstNumber ?? number };
  return { number, ...(firstNumber !== undefined && { firstNumber }) };
}

/** Whether a form that was made for the question of that number is one of this question, which may have been put again. */
export function isFormOf(
  seen: number,
  { number, firstNumber = number }: Pick<Question, 'number' | 'firstNumber'>,
): boolean {
  return seen >= firstNumber && seen <= number;
}
