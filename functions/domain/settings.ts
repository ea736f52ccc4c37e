import * as z from 'zod';
import { durationSchema, seconds } from './duration.ts';

const accountSchema = z.string().regex(/^\d{12}$/, 'an AWS account id has 12 digits; write it in quotes');
const addressSchema = z.email('not an e-mail address');

const protectedSchema = z.strictObject({
  tags: z
    .array(z.strictObject({ key: z.string().min(1), value: z.string().optional() }))
    .default([{ key: 'break-glass' }])
    .describe('A user that carries one of these tags (with this value, if one is given) is never touched.'),
  paths: z
    .array(z.string().regex(/^\/.*\/$/, 'a path starts and ends with "/"'))
    .default([])
    .describe('Users below one of these IAM paths are never touched.'),
  names: z
    .array(z.string().min(1))
    .default([])
    .describe('Name patterns with "*" for any characters; such users are never touched.'),
});

const fields = z.strictObject({
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
  maxExemption: durationSchema
    .default('P180D')
    .describe('The longest exemption a security contact can grant.'),
  ownerTags: z
    .array(z.string().min(1).max(128))
    .min(1)
    .default(['Owner', 'owner', 'OwnerEmail', 'Contact'])
    .describe('Tags of the IAM user that may hold the stakeholder’s address, first match wins.'),
  allowedDomains: z
    .array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'write the domain in lower case, without "@"'))
    .min(1)
    .describe('Mail goes to addresses of these domains only.'),
  fallbackContacts: z.array(addressSchema).default([]).describe('Asked where no tag names a usable owner.'),
  securityContacts: z
    .array(addressSchema)
    .min(1)
    .describe('Asked when nobody answers; may exempt, stop and confirm.'),
  protected: protectedSchema.prefault({}).describe('Users that are never touched.'),
  passwordReaders: z
    .array(z.string().regex(/^arn:[\w-]+:iam::\d{12}:(role|user)\/.+$/, 'an IAM role or user ARN'))
    .default([])
    .describe('Principals that may read the secret with a restored user’s new password.'),
  language: z.enum(['en', 'ja']).default('en').describe('Language of mails and of the case page.'),
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
  sender: addressSchema.describe('From address; an identity verified in SES in the hub account’s Region.'),
});

type Fields = z.infer<typeof fields>;

const waits = ['answerWithin', 'escalateFor', 'observation', 'confirmDeletionWithin', 'useWithin'] as const;

function domainProblems(settings: Fields): [path: string, message: string][] {
  return (['fallbackContacts', 'securityContacts'] as const).flatMap((name) =>
    settings[name]
      .filter((address) => !isAllowedAddress(address, settings.allowedDomains))
      .map((address): [string, string] => [
        name,
        `${address} is not of an allowed domain (${settings.allowedDomains.join(', ')})`,
      ]),
  );
}

function reminderProblems(settings: Fields): [path: string, message: string][] {
  return settings.reminders
    .filter((reminder) => seconds(reminder) >= seconds(settings.answerWithin))
    .map((reminder) => ['reminders', `${reminder} is not before the end of ${settings.answerWithin}`]);
}

function observationProblems({ observation }: Fields): [path: string, message: string][] {
  if (seconds(observation) >= seconds('PT36H')) return [];
  return [['observation', `${observation} is too short; use PT36H or longer`]];
}

function waitingProblems(settings: Fields): [path: string, message: string][] {
  if (waitingSeconds(settings) < seconds('P360D')) return [];
  return [['answerWithin', 'all waits of a case together reach a year, the limit; shorten some of them']];
}

function membershipProblems(settings: Fields): [path: string, message: string][] {
  if ((settings.organizationId === undefined) !== (settings.accounts === undefined)) return [];
  return [['organizationId', 'give either `organizationId` or `accounts`, and not both']];
}

/** Everything an operator decides, with the defaults of a careful team. Durations are ISO 8601 texts. */
export const settingsSchema = fields
  .superRefine(...rule(membershipProblems, ['organizationId', 'accounts']))
  .superRefine(...rule(reminderProblems, ['answerWithin', 'reminders']))
  .superRefine(...rule(observationProblems, ['observation']))
  .superRefine(...rule(waitingProblems, waits))
  .superRefine(...rule(domainProblems, ['allowedDomains', 'fallbackContacts', 'securityContacts']));

/** A rule over several fields: it speaks whatever else is wrong, unless one of its own fields is. */
function rule(
  find: (settings: Fields) => [path: string, message: string][],
  names: readonly (keyof Fields)[],
): [(settings: Fields, context: z.RefinementCtx) => void, z.core.$ZodSuperRefineParams] {
  const check = (settings: Fields, context: z.RefinementCtx): void => {
    for (const [path, message] of find(settings)) context.addIssue({ code: 'custom', path: [path], message });
  };
  const when = ({ value, issues }: z.core.ParsePayload): boolean =>
    typeof value === 'object' && !issues.some(({ path }) => names.some((name) => name === path?.[0]));
  return [check, { when }];
}

export type Settings = z.infer<typeof settingsSchema>;

/** The longest a case can wait in all its states together, in seconds; a restored credential waits anew. */
export function waitingSeconds(settings: Pick<Settings, (typeof waits)[number]>): number {
  return [...waits, 'useWithin' as const].reduce((sum, name) => sum + seconds(settings[name]), 0);
}

/** Whether the address belongs to one of the domains (exactly; a subdomain must be listed itself). */
export function isAllowedAddress(address: string, domains: readonly string[]): boolean {
  const domain = address.toLowerCase().split('@').at(-1) ?? '';
  return domains.includes(domain);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
