import * as z from 'zod';
import { isMoment } from './moment.ts';

/** A point in time: an ISO 8601 date or date-time, or a duration before the start of the scenario. */
export const momentSchema = z
  .string()
  .refine(isMoment, 'expected an ISO 8601 date, date-time with zone, or duration such as P200D')
  .describe('ISO 8601 date, date-time, or duration before the start, e.g. "P200D" for 200 days ago.');

const created = momentSchema.optional().describe('When it was created; when the user was, if left out.');
const status = z.string().default('Active').describe('Active, Inactive, or whatever IAM may say one day.');

const accessKeySpecSchema = z.strictObject({
  id: z
    .string()
    .regex(/^\w{16,128}$/, 'an access key id has at least 16 letters and digits')
    .optional()
    .describe('The access key id; made up from the user name if left out.'),
  status: status.describe('Active, Inactive, Expired, or whatever IAM may say one day.'),
  createdAt: created,
  lastUsed: momentSchema.optional().describe('When the key was last used; never, if left out.'),
  lastUsedService: z.string().default('s3').describe('The service of the last use, e.g. "ses".'),
  lastUsedRegion: z.string().default('us-east-1').describe('The Region of the last use.'),
});

const passwordSpecSchema = z.strictObject({
  createdAt: created,
  lastUsed: momentSchema.optional().describe('When the user last signed in with it; never, if left out.'),
  resetRequired: z.boolean().default(false).describe('Whether the next sign-in must change the password.'),
});

const mfaDeviceSpecSchema = z.strictObject({
  kind: z.enum(['virtual', 'u2f', 'hardware']).default('virtual'),
  name: z.string().optional().describe('Device name; the user name if left out. A hardware serial as it is.'),
  createdAt: created,
});

const serviceUseSpecSchema = z.strictObject({
  service: z.string().describe('Its namespace, e.g. "s3".'),
  at: momentSchema.describe('When it was tried last.'),
  region: z.string().optional().describe('From which Region; none for a global service.'),
});

const storedKeySpecSchema = z.strictObject({ id: z.string().optional(), status, createdAt: created });

const serviceCredentialSpecSchema = z.strictObject({
  id: z.string().optional(),
  service: z.string().default('codecommit.amazonaws.com').describe('The service that it is for.'),
  status,
  createdAt: created,
  expiresAt: momentSchema.optional(),
});

/** What tags are made of, as a pattern and in words (IAM API reference, Tag). */
export const TAG_PATTERN = String.raw`[\p{L}\p{Z}\p{N}_.:\/=+\-@]*`;
export const TAG_CHARACTERS = 'letters, digits, spaces and _ . : / = + - @';
const IN_TAGS = new RegExp(`^${TAG_PATTERN}$`, 'u');
const isTagKey = (key: string): boolean => key.length >= 1 && key.length <= 128 && IN_TAGS.test(key);

/**
 * Tags of a user, as IAM takes them (API reference, Tag; quotas of IAM: fifty of a user). Keys that differ in case only
 * it refuses as duplicates (aws-cdk#26253).
 */
export const tagsSchema = z
  .record(
    z.string(),
    z
      .string()
      .max(256, 'IAM takes at most 256 characters as the value of a tag')
      .regex(IN_TAGS, `IAM takes ${TAG_CHARACTERS} in tags`),
  )
  .refine((tags) => Object.keys(tags).every(isTagKey), {
    error: `the key of a tag has 1 to 128 characters: ${TAG_CHARACTERS}`,
  })
  .refine((tags) => Object.keys(tags).length <= 50, { error: 'a user has at most 50 tags' })
  .superRefine((tags, context) => {
    const twins = Object.keys(tags).filter((key, index, all) =>
      all.some((other, at) => at !== index && other.toLowerCase() === key.toLowerCase()),
    );
    if (twins.length > 0)
      context.addIssue({ code: 'custom', message: `IAM takes ${twins.join(' and ')} as one key of a tag` });
  });

/** One IAM user of a world: everything but `userName` has a default. */
export const userSpecSchema = z.strictObject({
  userName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'not a user name that IAM allows')
    .describe('Its name.'),
  userId: z
    .string()
    .optional()
    .describe('The unique id (AIDA...); made up from account and name if left out.'),
  path: z
    .string()
    .regex(/^\/([!-~]+\/)?$/, 'a path starts and ends with /')
    .default('/'),
  createdAt: momentSchema.default('P400D').describe('When the user was created.'),
  tags: tagsSchema.default({}).describe('Tags, e.g. {"owner": "alice@example.com"}.'),
  password: passwordSpecSchema.optional().describe('The console password (login profile); none if left out.'),
  formerPasswordLastUsed: momentSchema
    .optional()
    .describe('The last sign-in with a password that is gone; IAM goes on reporting it.'),
  accessKeys: z.array(accessKeySpecSchema).max(2).default([]).describe('Access keys, at most two.'),
  mfaDevices: z.array(mfaDeviceSpecSchema).max(8).default([]),
  sshPublicKeys: z.array(storedKeySpecSchema).default([]).describe('SSH keys for CodeCommit.'),
  signingCertificates: z.array(storedKeySpecSchema).default([]),
  serviceSpecificCredentials: z.array(serviceCredentialSpecSchema).default([]),
  groups: z
    .array(z.string())
    .default([])
    .describe('Group names, with a path if they have one: "/team/devs".'),
  groupPolicies: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('ARNs of the managed policies of its groups, by the name of the group.'),
  serviceUses: z
    .array(serviceUseSpecSchema)
    .default([])
    .describe('Services that it has tried to use with any credential, besides the last use of each key.'),
  attachedPolicies: z.array(z.string()).default([]).describe('ARNs of attached managed policies.'),
  inlinePolicies: z
    .array(z.strictObject({ name: z.string(), document: z.unknown().describe('The policy, as JSON.') }))
    .default([]),
  permissionsBoundary: z.string().optional().describe('The ARN of the policy that is the boundary.'),
  mayChangePassword: z
    .boolean()
    .default(true)
    .describe('Whether a policy of the user allows iam:ChangePassword, whatever the account policy says.'),
});

/** A user as people write it. */
export type UserSpec = z.input<typeof userSpecSchema>;
/** A user spec with every default filled in. */
export type FullUserSpec = z.output<typeof userSpecSchema>;
