import * as z from 'zod';

const findingSchema = z
  .strictObject({
    status: z.enum(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED']).optional().describe('Workflow status.'),
    step: z.string().optional().describe('The step of the case, as its field on the finding says.'),
    note: z.string().optional().describe('Text that the note contains.'),
  })
  .describe('What is on the finding; on each of them, where the name means several.');

const userSchema = z
  .union([
    z.literal('gone'),
    z.strictObject({
      password: z.boolean().optional().describe('Whether there is a console password.'),
      keys: z
        .record(z.string(), z.enum(['Active', 'Inactive', 'gone']))
        .optional()
        .describe('Access keys by id.'),
    }),
  ])
  .describe('How the user is in IAM, or that there is none of this name.');

const stateFields = {
  finding: z
    .record(z.string(), findingSchema)
    .optional()
    .describe('Findings, by their name or their user’s.'),
  user: z.record(z.string(), userSchema).optional().describe('Users, by name.'),
  mails: z
    .record(z.string(), z.number().int().min(0))
    .optional()
    .describe('How many mails an address has got so far.'),
};

/** What must be so after a step, when all that it sets off has happened. */
export const stepExpectationSchema = z
  .strictObject({
    ...stateFields,
    got: z.string().optional().describe('Text in the result of the step; in one, where it has several.'),
    status: z.number().int().optional().describe('HTTP status of the result; of one, where it has several.'),
  })
  .describe('What must be so after this step; otherwise the run fails.');

/** What must be so at the end of a scenario. */
export const endExpectationSchema = z
  .strictObject({
    ...stateFields,
    execution: z
      .record(z.string(), z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'none']))
      .optional()
      .describe('Status of a user’s newest execution, or none.'),
  })
  .describe('What must be so at the end; otherwise the run fails.');

/** What must be so at some time: after a step or at the end. */
export type Expectation = z.infer<typeof stepExpectationSchema> & z.infer<typeof endExpectationSchema>;
