import * as z from 'zod';
import { durationSchema } from '../time/duration.ts';
import { gatherWithinSchema } from './gather-within.ts';

/** The course of a case, and its times. */
export const courseFields = {
  answerWithin: durationSchema.default('P14D').describe('How long the stakeholder has to answer.'),
  reminders: z
    .array(durationSchema)
    .max(5)
    .default(['P7D'])
    .describe('When to remind the stakeholder, counted from the first message.'),
  escalateFor: durationSchema
    .default('P7D')
    .describe('How long the security contact has to answer when the stakeholder did not.'),
  observation: durationSchema
    .default('P14D')
    .describe(
      'Time between disabling and deleting. At least PT36H: temporary credentials from a key live that long.',
    ),
  afterObservation: z
    .enum(['delete', 'keep-disabled'])
    .default('delete')
    .describe('What follows a quiet observation.'),
  deletionNeedsConfirmation: z
    .boolean()
    .default(true)
    .describe('Whether a person must confirm deletion after the observation.'),
  confirmDeletionWithin: durationSchema
    .default('P14D')
    .describe('How long that person has; without a word the credentials stay disabled.'),
  deleteScope: z
    .enum(['credentials', 'user'])
    .default('credentials')
    .describe(
      'Delete the retired credentials only, or the whole IAM user where nothing else of it is alive.',
    ),
  useWithin: durationSchema
    .default('P14D')
    .describe('By when a kept or restored credential must have been used.'),
  checkUseEvery: durationSchema
    .default('P2D')
    .describe('How often a kept or restored credential is looked at.'),
  gatherWithin: gatherWithinSchema
    .default('PT5M')
    .describe(
      'How long a mail waits for others to the same person, who then gets one for all; at most PT10M. What is given back or quarantined does not wait.',
    ),
  wayBackWithin: durationSchema
    .default('P90D')
    .describe(
      'How long after the end of a case its links still give back what it turned off; later an analyst or an operator can.',
    ),
  maxExemption: durationSchema
    .default('P180D')
    .describe('The longest exemption a security contact can grant.'),
};
