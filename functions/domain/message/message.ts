import * as z from 'zod';
import { roleSchema } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { after } from '../time/duration.ts';

/** A case that a message names, and as whom its recipient is told of it. */
export const namedCaseSchema = z.object({
  userId: z.string(),
  caseId: z.string(),
  role: roleSchema,
  /** Of a message that asks: the question and the plan that it shows. */
  questionNumber: z.number().int().optional(),
  planId: z.string().optional(),
});
export type NamedCase = z.infer<typeof namedCaseSchema>;

/** One try to send a message. */
export const attemptSchema = z.object({
  /** When it was made (ISO). */
  at: z.string(),
  /** The hash of the key in its link, if it has one: SES may have taken any of them, so all are valid. */
  keyHash: z.string().optional(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** That SES has taken a message: when (ISO), and what it calls it. */
export const sentSchema = z.object({
  at: z.string(),
  sesMessageId: z.string(),
  /** The users whom the mail that it took has named; without them, all that the message names. */
  userIds: z.array(z.string()).optional(),
});
export type Sent = z.infer<typeof sentSchema>;

/** The item of one message to one address in the table `cases` (design D2, D13). */
export const messageSchema = z.object({
  messageId: z.string(),
  address: z.string(),
  cases: z.array(namedCaseSchema).min(1),
  attempts: z.array(attemptSchema),
  sent: sentSchema.optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** Whether SES has taken a mail of this message that names the user. */
export function isTakenFor({ sent }: Pick<Message, 'sent'>, userId: string): boolean {
  return sent !== undefined && (sent.userIds === undefined || sent.userIds.includes(userId));
}

/** The cases that a message names with these ones: SES may have taken any try, so what an earlier one has named stays. */
export function namedWith(
  before: Pick<Message, 'cases'> | undefined,
  cases: readonly NamedCase[],
): NamedCase[] {
  const isNamed = (one: NamedCase) =>
    cases.some(({ userId, caseId }) => userId === one.userId && caseId === one.caseId);
  return [...cases, ...(before?.cases ?? []).filter((one) => !isNamed(one))];
}

/** What the item of a case keeps of a message that asks, before that is sent: where its links stand. */
export const messageOfCaseSchema = z.object({
  messageId: z.string(),
  address: z.string(),
  role: roleSchema,
  questionNumber: z.number().int(),
  /** When the latest try to send it was made (ISO). */
  at: z.string(),
});
export type MessageOfCase = z.infer<typeof messageOfCaseSchema>;

/** A year, and as long as its links can give something back (design D2): until when a message is kept (ISO). */
export function messageKeptUntil(at: string, { wayBackWithin }: Pick<Settings, 'wayBackWithin'>): string {
  return after(after(at, 'P365D'), wayBackWithin);
}
