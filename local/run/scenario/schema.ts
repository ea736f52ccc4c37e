import * as z from 'zod';
import { MAILBOXES } from '../../twin/ses/mailbox.ts';
import { accountSpecSchema } from '../../twin/world-spec.ts';
import { endExpectationSchema } from './expectations.ts';
import { scenarioFindingSchema } from './finding-schema.ts';
import { iamSteps } from './iam-steps.ts';
import { peopleSteps } from './people-steps.ts';
import { settingsOverridesSchema } from './settings-overrides.ts';
import { systemSteps } from './system-steps.ts';
import { durationSchema, timeSchema } from './time.ts';

const securityHubSchema = z
  .strictObject({
    evaluateEvery: durationSchema.optional().describe('Time between two evaluations of the control; PT24H.'),
    reportLag: durationSchema.optional().describe('Age of the credential report at an evaluation; PT4H.'),
    newFindingIdOnChange: z.boolean().optional().describe('A changed result comes as a new finding.'),
    archiveAfter: durationSchema.optional().describe('From a user’s end to the archived finding; P4D.'),
    applyDelay: durationSchema.optional().describe('How long a BatchUpdateFindings takes to show; PT0S.'),
    takenByOthers: z
      .number()
      .min(0)
      .max(0.9)
      .default(0)
      .describe('The share of its rates that others in the account use up.'),
  })
  .prefault({})
  .describe('How Security Hub behaves.');

const iamSchema = z
  .strictObject({
    lastUseLag: durationSchema.default('PT0S').describe('How long after a use IAM shows it.'),
    loginProfileSettle: durationSchema.default('PT0S').describe('How long a new password cannot be changed.'),
    readLag: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('How many reads still show the state before a write.'),
    reportReads: z
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('How often a report of the services that a user has used is still in progress.'),
    pageSize: z.number().int().min(1).max(1000).default(100).describe('Largest page of an IAM list.'),
  })
  .prefault({})
  .describe('How IAM behaves.');

const sesSchema = z
  .strictObject({
    verified: z
      .enum(['address', 'domain'])
      .default('address')
      .describe('Whether the sender is verified as an address, or only by its domain.'),
    configurationSet: z
      .string()
      .optional()
      .describe('The default configuration set of the sender’s identity; none if left out.'),
    mailboxes: z
      .record(z.string(), z.enum(MAILBOXES))
      .default({})
      .describe('What becomes of mail to these addresses; it comes to all others.'),
    tellsAfter: durationSchema
      .default('PT1M')
      .describe('How long after taking a mail SES tells what became of it.'),
    dailyQuota: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('How many recipients SES takes in any 24 hours; as many as there are if left out.'),
    perSecond: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('How many recipients SES takes in any second; as many as there are if left out.'),
  })
  .prefault({})
  .describe('How SES is set up.');

/** One step of a scenario, told apart by `do`. */
export const stepSchema = z.discriminatedUnion('do', [...peopleSteps, ...iamSteps, ...systemSteps]);

/** A scenario: a world, clicks, and what people do when. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where this schema lies, for editors.'),
    title: z.string().optional().describe('A short title.'),
    description: z.string().optional().describe('What the scenario shows.'),
    start: timeSchema.default('2026-11-02T09:00:00Z').describe('When it starts.'),
    settings: settingsOverridesSchema
      .default({})
      .describe(
        'Settings that differ from those in cdk.json; acts may happen at any time unless `actWindows` says otherwise.',
      ),
    iam: iamSchema,
    securityHub: securityHubSchema,
    ses: sesSchema,
    accounts: z.array(accountSpecSchema).min(1).describe('The accounts and their IAM users.'),
    findings: z
      .array(scenarioFindingSchema)
      .optional()
      .describe('The findings at the start; one of IAM.8 for each user if left out.'),
    then: z
      .array(stepSchema)
      .describe('What happens, in the order of `at`; empty where people are to try everything themselves.'),
    expect: endExpectationSchema.optional(),
    until: durationSchema
      .optional()
      .describe('When it ends. Left out: 28 h after the last step and the end of the last execution.'),
  })
  .describe('A scenario of the local run.');

export type Scenario = z.infer<typeof scenarioSchema>;
export type Step = z.infer<typeof stepSchema>;
