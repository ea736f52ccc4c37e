import * as z from 'zod';
import { questionSchema, recipientSchema } from '../question/question.ts';
import { afterSeconds } from '../time/duration.ts';

/** Tries that were made in vain, and when the next one is due (ISO). */
const tryingSchema = z.object({ tries: z.number().int().default(0), nextTryAt: z.string() });

/** A message for the operators' topic, composed when it happened. */
export const operatorsMessageSchema = z.object({
  subject: z.string(),
  text: z.string(),
  attributes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
export type OperatorsMessage = z.infer<typeof operatorsMessageSchema>;

/** A mail that SES has not taken; it is composed when it is sent, from what is so then. */
export const dueMessageSchema = tryingSchema.extend({
  /** Says in the item that it went out, so that nobody is mailed twice. */
  mark: z.string(),
  since: z.string(),
  recipient: recipientSchema,
  /** The item of the message, from its first try on. */
  messageId: z.string().optional(),
  about: z.discriminatedUnion('is', [
    z.object({
      is: z.literal('question'),
      number: z.number().int(),
      message: questionSchema.shape.message,
    }),
    z.object({
      is: z.literal('notice'),
      notice: z.string(),
      step: z.string(),
      answerId: z.string().optional(),
      failure: z.string().optional(),
      /** The case that it tells of, where the item holds a later one by now. */
      formerCase: z.unknown().optional(),
    }),
  ]),
});
export type DueMessage = z.infer<typeof dueMessageSchema>;

/** What must still be told of a case; an answer that the workflow has not taken is due besides (design D13). */
export const dueSchema = z.object({
  /** The finding update of this number is not known to be on every finding. */
  finding: tryingSchema.extend({ number: z.number().int(), since: z.string() }).optional(),
  /** What the operators' topic has not taken, oldest first. */
  operators: z.array(tryingSchema.extend({ since: z.string(), message: operatorsMessageSchema })).default([]),
  /** Mails that have not gone out, oldest first. */
  messages: z.array(dueMessageSchema).default([]),
  /** How often the waiting execution could not be reached. */
  wake: tryingSchema.optional(),
  /** The execution of the case is not known to be started. */
  start: tryingSchema.optional(),
});
export type Due = z.infer<typeof dueSchema>;

/** Nothing to tell. */
export const NOTHING_DUE: Due = { operators: [], messages: [] };

/** Minutes until the next try, by the tries in vain so far; the last one goes for all further ones. */
const WAKE_AGAIN = [1, 2, 4, 8, 10];
const TELL_AGAIN = [1, 2, 5, 10, 20, 30];

/** The most minutes between two tries: alarms that see the tries only must last so long. */
export const LONGEST_PAUSE = { wake: Math.max(...WAKE_AGAIN), tell: Math.max(...TELL_AGAIN) };

/** Whether the next try of something has come. */
export function isTryDue({ nextTryAt }: { nextTryAt: string }, at: string): boolean {
  // Not as texts: an event's time has no milliseconds, a state's has.
  return Date.parse(nextTryAt) <= Date.parse(at);
}

/** The same with one more try in vain. */
export function triedInVain<Trying extends { tries: number; nextTryAt: string }>(
  trying: Trying,
  at: string,
  what: 'wake' | 'tell',
): Trying {
  const minutes = what === 'wake' ? WAKE_AGAIN : TELL_AGAIN;
  const pause = minutes[Math.min(trying.tries, minutes.length - 1)] ?? 1;
  return { ...trying, tries: trying.tries + 1, nextTryAt: afterSeconds(at, pause * 60) };
}
