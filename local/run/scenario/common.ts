import * as z from 'zod';
import { stepExpectationSchema } from './expectations.ts';
import { durationSchema } from './time.ts';

/** What every step has: when, room for a remark, and what must be so afterwards. */
export const stepBase = {
  at: durationSchema.describe('When, as an ISO 8601 duration from the start of the scenario.'),
  afterCalls: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'In the middle of things: after so many AWS calls, counted from `at`, before the function that made the last one gets its reply.',
    ),
  comment: z.string().optional().describe('A remark for the reader of the scenario.'),
  expect: stepExpectationSchema.optional(),
  mayDoNothing: z
    .boolean()
    .optional()
    .describe(
      'That nothing happens is what this scenario shows. Otherwise a step that does nothing fails the run.',
    ),
};

/** Whom a step is about. */
export const userFields = {
  user: z.string().optional().describe('User name; may be left out where the scenario has one user only.'),
  account: z.string().optional().describe('Account id, where two accounts have a user of this name.'),
};

/** Which of the mailed links a person uses. */
export const linkFields = {
  ...userFields,
  as: z
    .enum(['stakeholder', 'security-contact'])
    .default('stakeholder')
    .describe('Whose mail the link is taken from: a security contact of the settings, or anyone else.'),
  to: z.string().optional().describe('The mailbox, where several people got a link.'),
  link: z
    .union([z.enum(['last', 'first']), z.number().int().min(1)], {
      error: 'must be "last", "first", or a whole number from 1',
    })
    .default('last')
    .describe('The newest link in that mailbox, the oldest, or a number: 1 is the oldest, 2 the next one.'),
};
