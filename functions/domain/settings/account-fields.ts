import * as z from 'zod';
import { accountSchema } from './shapes.ts';

/** Whose findings are handled, and where the roles are. */
export const accountFields = {
  hubAccountId: accountSchema.describe(
    'The Security Hub delegated administrator account, where this is deployed.',
  ),
  organizationId: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'an organization id looks like "o-a1b2c3d4e5"')
    .optional()
    .describe('Findings of accounts of this organization are handled. Give this, or `accounts`.'),
  accounts: z
    .array(accountSchema)
    .min(1)
    .optional()
    .describe('Only findings of these accounts are handled. Give this, or `organizationId`.'),
  organizationalUnitIds: z
    .array(
      z
        .string()
        .regex(
          /^(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$/,
          'an organizational unit id looks like "ou-ab12-cdef3456", the root like "r-ab12"',
        ),
    )
    .default([])
    .describe(
      'A StackSet puts the member roles into the accounts of these organizational units, and of those below.',
    ),
  managementAccountId: accountSchema
    .optional()
    .describe(
      'The organization’s management account, needed beside `organizationalUnitIds`: the hub is never there, and StackSets do not reach it.',
    ),
  memberRegion: z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a Region looks like "eu-central-1"')
    .optional()
    .describe(
      'A Region that every account has enabled: its STS opens the sessions there, and the StackSet puts its stacks there. Without it the home Region; needed where that is an opt-in Region.',
    ),
  accountNames: z
    .record(accountSchema, z.string().min(1).max(64))
    .default({})
    .describe('Names of accounts, shown beside their ids.'),
  controls: z
    .array(z.enum(['IAM.8', 'IAM.22']))
    .min(1)
    .default(['IAM.8', 'IAM.22'])
    .describe('Security controls whose findings are handled: IAM.8 (90 days) and IAM.22 (45 days).'),
};
