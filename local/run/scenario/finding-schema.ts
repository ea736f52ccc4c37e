import * as z from 'zod';
import { momentSchema } from './time.ts';

const comment = z
  .string()
  .optional()
  .describe('What this finding shows and what to try with it, for the reader of the scenario.');

const madeSchema = z.strictObject({
  comment,
  name: z.string().optional().describe('How the steps call this finding; the user’s name works as well.'),
  user: z.string().describe('Name of the user that the finding is about.'),
  account: z.string().optional().describe('Its account, where two accounts have a user of this name.'),
  control: z.enum(['IAM.8', 'IAM.22']).default('IAM.8').describe('Security control.'),
  region: z.string().optional().describe('Region that reports it; the hub’s own if left out.'),
  consolidated: z.boolean().optional().describe('Consolidated control findings on (default) or off.'),
  standard: z
    .enum(['fsbp', 'cis-1.2', 'cis-1.4', 'pci', 'nist'])
    .optional()
    .describe('The standard, with consolidated control findings off.'),
  idInArn: z.boolean().optional().describe('The ARN carries the unique id in place of the name.'),
  withDetails: z.boolean().optional().describe('Whether it has Details.AwsIamUser.'),
  withSecurityControlId: z.boolean().optional().describe('Whether it has Compliance.SecurityControlId.'),
  workflowStatus: z.string().optional().describe('NEW if left out.'),
  recordState: z.string().optional().describe('ACTIVE if left out.'),
  compliance: z.string().optional().describe('FAILED if left out.'),
  created: momentSchema
    .default('P10D')
    .describe('When it was first observed: a time, or a duration before the start.'),
});

const asffFindingSchema = z.strictObject({
  comment,
  name: z.string().optional().describe('How the steps call this finding; its Id works as well.'),
  asff: z
    .looseObject({ Id: z.string(), ProductArn: z.string() })
    .describe('The finding as Security Hub shows it.'),
});

/** A finding: made from a user, or given as ASFF. */
export const scenarioFindingSchema = z
  .union([madeSchema, asffFindingSchema])
  .describe('Made from a user ({"user": "bob"}), or given as it is ({"asff": {...}}).');

export type ScenarioFinding = z.infer<typeof scenarioFindingSchema>;

/** The user whom a finding given as ASFF names: how its ARN ends, or all of it where it is no ARN of a user; '' without one. */
export function userNamedIn({ Resources }: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(Resources) ? Resources : [];
  return String(first?.Id ?? '')
    .split('/')
    .slice(-1)
    .join();
}
