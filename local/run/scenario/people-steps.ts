import * as z from 'zod';
import { linkFields, stepBase } from './common.ts';

const repeatFields = {
  times: z.number().int().min(1).max(20).default(1).describe('How often, one after the other.'),
  atOnce: z.boolean().default(false).describe('All of it in the same moment, in parallel.'),
};

const clickSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('click'),
    action: z.enum(['retire', 'preview', 'stop']).default('retire').describe('The custom action clicked.'),
    findings: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Names or ids of findings, or names of their users; all findings if left out.'),
    ...repeatFields,
    redelivered: z.boolean().default(false).describe('Repetitions are the same events, delivered again.'),
  })
  .describe('An analyst selects findings in the console and clicks a custom action.');

const answerSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('answer'),
    ...linkFields,
    answer: z
      .string()
      .describe('What the case page offers: retire, keep, exempt, stop, restore, confirm, ...'),
    credentials: z
      .record(z.string(), z.enum(['retire', 'keep']))
      .optional()
      .describe('Per credential, by access key id or "password". Left out: as the page proposes.'),
    userName: z.string().optional().describe('What is typed as the user name; the right one if left out.'),
    reason: z.string().optional().describe('The reason, where the page asks for one.'),
    until: z.string().optional().describe('The end date of an exemption, YYYY-MM-DD.'),
    fields: z.record(z.string(), z.string()).default({}).describe('Form fields to send besides or instead.'),
    force: z.boolean().default(false).describe('Send it even if the page does not offer this answer.'),
    rival: z.string().optional().describe('Another answer, sent with the same link in the same moment.'),
    ...repeatFields,
  })
  .describe('A person opens the link in the mail and sends the form.');

const answerSeveralSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('answerSeveral'),
    ...linkFields,
    answer: z
      .string()
      .describe(
        'What the page offers for several users: retire, keep, confirm, leave-disabled, restore, check.',
      ),
    users: z.array(z.string()).min(1).describe('Names of the users that are ticked.'),
    count: z.string().optional().describe('What is typed as their number; the right one if left out.'),
    word: z.string().default('disable').describe('What is typed as the word.'),
    userNames: z
      .record(z.string(), z.string())
      .default({})
      .describe('What is typed as the name of a user; the right ones if left out.'),
    fields: z.record(z.string(), z.string()).default({}).describe('Form fields to send besides or instead.'),
  })
  .describe(
    'A person opens the link of a mail about several users, ticks some and sends one answer for them.',
  );

const openSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('open'),
    ...linkFields,
    method: z.enum(['GET', 'HEAD']).default('GET').describe('GET, or HEAD as mail scanners do.'),
  })
  .describe('A person or a mail scanner opens the link; nothing is sent.');

const httpSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('http'),
    ...linkFields,
    method: z.string().default('GET').describe('HTTP method.'),
    path: z.string().optional().describe('Path; that of the link if left out.'),
    pathOf: z.string().optional().describe('The user whose newest link gives the path in its place.'),
    query: z.record(z.string(), z.string()).optional().describe('Query; that of the link if left out.'),
    headers: z.record(z.string(), z.string()).default({}).describe('Headers.'),
    form: z.record(z.string(), z.string()).optional().describe('Fields of a form post.'),
    body: z.string().optional().describe('A raw body in place of a form.'),
  })
  .describe('Any request to the case page, for forged and broken ones.');

/** What analysts, stakeholders and security contacts do. */
export const peopleSteps = [clickSchema, answerSchema, answerSeveralSchema, openSchema, httpSchema] as const;

export type ClickStep = z.infer<typeof clickSchema>;
export type AnswerStep = z.infer<typeof answerSchema>;
export type AnswerSeveralStep = z.infer<typeof answerSeveralSchema>;
export type OpenStep = z.infer<typeof openSchema>;
export type HttpStep = z.infer<typeof httpSchema>;
