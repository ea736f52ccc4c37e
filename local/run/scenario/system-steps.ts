import * as z from 'zod';
import { settingsFields } from '../../../functions/domain/settings/fields.ts';
import { MAILBOXES } from '../../twin/ses/mailbox.ts';
import { stepBase } from './common.ts';
import { faultSteps } from './fault-steps.ts';
import { scenarioFindingSchema } from './finding-schema.ts';
import { runSteps } from './run-steps.ts';
import { settingsOverridesSchema } from './settings-overrides.ts';

const addFindingSchema = z
  .strictObject({ ...stepBase, do: z.literal('addFinding'), finding: scenarioFindingSchema })
  .describe('Security Hub reports another finding.');

const setFindingSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('setFinding'),
    finding: z.string().describe('Name or id of the finding, or its user’s name.'),
    status: z.enum(['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED']).optional().describe('Workflow status.'),
    note: z
      .string()
      .min(1)
      .max(512, 'Security Hub takes at most 512 characters')
      .optional()
      .describe('Note text.'),
    fields: z.record(z.string(), z.string()).optional().describe('User-defined fields.'),
  })
  .describe('An analyst changes a finding in the console.');

const deliverSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('deliver'),
    event: z.record(z.string(), z.unknown()).describe('The event, as EventBridge would match it.'),
    times: z.number().int().min(1).default(1).describe('How often it is delivered.'),
    to: z.string().optional().describe('Function folder to hand it to, past the rules.'),
  })
  .describe('A raw event arrives on the default event bus.');

const account = z.string().describe('Id of an account of the scenario.');

const deployMemberStackSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('deployMemberStack'),
    account,
    settings: settingsFields
      .pick({ protected: true, noNewPasswordsIn: true })
      .optional()
      .describe('Settings that these roles are made from, in place of the scenario’s.'),
  })
  .describe('The account’s administrators deploy the member stack with its three roles.');

const deleteMemberStackSchema = z
  .strictObject({ ...stepBase, do: z.literal('deleteMemberStack'), account })
  .describe('The account’s administrators delete the member stack with its roles.');

const releaseSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('release'),
    settings: settingsOverridesSchema.describe('Settings that are otherwise from now on.'),
  })
  .describe('Operators deploy the hub stack with other settings; what runs goes on.');

const pauseSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('pause'),
    reason: z.string().default('a trial').describe('Why, for the notes.'),
    by: z.string().default('operator').describe('Who pauses.'),
  })
  .describe('An operator pauses all cases, as `npm run cases -- pause` does.');

const resumeSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('resume'),
    by: z.string().default('operator').describe('Who resumes.'),
  })
  .describe('An operator lets all cases go on, as `npm run cases -- resume` does.');

const replaceTableSchema = z
  .strictObject({ ...stepBase, do: z.literal('replaceTable') })
  .describe('An operator has put a table from a backup of this moment in the place of the table of cases.');

const changeMailboxSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('changeMailbox'),
    address: z.string().describe('The address.'),
    to: z.enum(['works', ...MAILBOXES]).describe('What becomes of mail to it from now on.'),
  })
  .describe('Mail to an address comes to it no more, or again.');

const stopAllSchema = z
  .strictObject({
    ...stepBase,
    do: z.literal('stopAll'),
    off: z.enum(['restore', 'leave']).describe('What becomes of what is off.'),
    by: z.string().default('operator').describe('Who stops.'),
  })
  .describe('An operator has all open cases end, as `npm run cases -- stop-all` does.');

/** What happens to the systems around the product. */
export const systemSteps = [
  ...faultSteps,
  addFindingSchema,
  setFindingSchema,
  deliverSchema,
  ...runSteps,
  deployMemberStackSchema,
  deleteMemberStackSchema,
  releaseSchema,
  pauseSchema,
  resumeSchema,
  replaceTableSchema,
  changeMailboxSchema,
  stopAllSchema,
] as const;

/** Any of the steps above. */
export type SystemStep = z.infer<(typeof systemSteps)[number]>;
