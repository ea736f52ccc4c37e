import * as z from 'zod';
import { durationSchema } from '../time/duration.ts';
import { actWindowsSchema } from '../window/act-windows.ts';
import { blackoutSchema } from '../window/blackout-dates.ts';
import { isContact } from './contact.ts';
import { gatherWithinSchema } from './gather-within.ts';
import { LANGUAGES } from './language.ts';

const accountSchema = z.string().regex(/^\d{12}$/, 'an AWS account id has 12 digits; write it in quotes');
const addressSchema = z.email('not an e-mail address');

/**
 * Every Region so far is an area and a point of the compass (list of endpoints in the SDK, botocore): a mistake in
 * writing is seen at synth, and a new Region is not refused.
 */
const REGION = /^[a-z]{2,4}(?:-[a-z]+)?-(?:central|(?:north|south)?(?:east|west)|north|south)-\d$/;

const casePageDomainSchema = z.strictObject({
  name: z
    .string()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain name in lower case, such as "credentials.example.com"')
    .describe('The name under which people reach the case page; its DNS record is yours.'),
  certificateArn: z
    .string()
    .regex(/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/, 'the ARN of an ACM certificate')
    .describe('Its ACM certificate, in the hub’s account and Region.'),
});

const protectedSchema = z.strictObject({
  tags: z
    .array(z.strictObject({ key: z.string().min(1), value: z.string().optional() }))
    .default([{ key: 'break-glass' }])
    .describe(
      'A user that carries one of these tags (with this value, if one is given; the key in whatever case) is never touched.',
    ),
  paths: z
    .array(z.string().regex(/^\/.*\/$/, 'a path starts and ends with "/"'))
    .default([])
    .describe('Users below one of these IAM paths are never touched.'),
  names: z
    .array(z.string().min(1))
    .default([])
    .describe('Name patterns with "*" for any characters; such users are never touched.'),
});

/** Each setting by itself, with its sentence and its default; rules over several stand in rules.ts. */
export const settingsFields = z.strictObject({
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
    .regex(REGION, 'a Region looks like "eu-central-1"')
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
  ownerTags: z
    .array(z.string().min(1).max(128))
    .min(1)
    .default(['Owner', 'owner', 'OwnerEmail', 'Contact'])
    .describe(
      'Tags of the IAM user that may hold the stakeholder’s address, in whatever case; first match wins.',
    ),
  allowedDomains: z
    .array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'write the domain in lower case, without "@"'))
    .min(1)
    .describe('Mail goes to addresses of these domains only.'),
  accountContacts: z
    .record(accountSchema, z.array(addressSchema).min(1))
    .default({})
    .describe('Addresses per account id: asked where no tag names a usable owner of a user of that account.'),
  fallbackContacts: z
    .array(addressSchema)
    .default([])
    .describe('Asked where neither a tag nor `accountContacts` names anybody.'),
  securityContacts: z
    .array(addressSchema)
    .min(1)
    .describe('Asked when nobody answers; may exempt, stop and confirm.'),
  protected: protectedSchema.prefault({}).describe('Users that are never touched.'),
  noNewPasswordsIn: z
    .array(accountSchema)
    .default([])
    .describe(
      'Accounts in which nobody can be given a new password: the roles there may neither create nor delete one, so a password is never turned off.',
    ),
  passwordReaders: z
    .array(
      z
        .string()
        .regex(
          /^arn:[\w-]+:iam::\d{12}:(role|user)\/[^*?\s]*[\w+=,.@-]$/,
          'the ARN of one IAM role or user, without "*" and "?": a policy names no principal by a pattern',
        ),
    )
    .default([])
    .describe(
      'Roles or users of the hub account that may read the secret with a restored user’s new password.',
    ),
  pauseAfterRestores: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(5)
    .describe(
      'So many restores within a day pause everything: nothing more is disabled or deleted until somebody resumes. 0: never.',
    ),
  actWindows: actWindowsSchema
    .default([{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }])
    .describe(
      'When something may be turned off or deleted, in `timeZone`; giving back waits for nothing. The last act begins 30 minutes before the end of a window.',
    ),
  blackoutDates: z
    .array(blackoutSchema)
    .default([])
    .describe(
      'Days on which nothing is turned off or deleted: `2026-12-24`, `2026-12-24/2027-01-06`, for every year `--12-24` or `--12-24/--01-06`.',
    ),
  maxActsPerDay: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(200)
    .describe('On so many users at most something is turned off on one day, or deleted.'),
  language: z.enum(LANGUAGES).default('en').describe('Language of mails and of the case page.'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'not an IANA time zone such as "Europe/Berlin"')
    .default('UTC')
    .describe('Time zone of the times people read.'),
  teamName: z
    .string()
    .min(1)
    .max(60)
    .default('Cloud Security')
    .describe('The team that asks, as people know it.'),
  contact: z
    .string()
    .refine(isContact, 'neither an e-mail address nor an address that begins with https://')
    .describe(
      'Whom people may ask about a mail or a page: an e-mail address, or an https address such as that of a help desk. It stands on every mail and every page.',
    ),
  casePageDomain: casePageDomainSchema
    .optional()
    .describe(
      'Own domain of the case page; without one links carry the address that API Gateway gives, which this switches off. Set it while no case is open.',
    ),
  // SES names an identity in lower case, and a role's condition on the sender knows case.
  sender: addressSchema
    .toLowerCase()
    .describe(
      'From address, taken in lower case. It, its domain or a domain above is verified in SES in the hub account’s Region.',
    ),
  senderName: z
    .string()
    .regex(/^[^\p{Cc}]{1,60}$/u, 'one line of at most 60 characters')
    .optional()
    .describe('Name beside the From address; without it the team’s name.'),
  replyTo: z
    .array(addressSchema)
    .min(1)
    .optional()
    .describe(
      'Where replies to a mail go; without it to `contact`, where that is an address, else to `sender`.',
    ),
});

export type SettingsFields = z.infer<typeof settingsFields>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
