import * as z from 'zod';
import { userSpecSchema } from './world/user-spec.ts';

const passwordPolicySpecSchema = z
  .strictObject({
    minimumPasswordLength: z.int().min(6).max(128).default(8).describe('Shortest password allowed.'),
    requireSymbols: z.boolean().default(false),
    requireNumbers: z.boolean().default(false),
    requireUppercaseCharacters: z.boolean().default(false),
    requireLowercaseCharacters: z.boolean().default(false),
    allowUsersToChangePassword: z
      .boolean()
      .default(false)
      .describe('Whether every user may change the password.'),
    maxPasswordAge: z.int().min(1).max(1095).optional().describe('Days after which a password expires.'),
    passwordReusePrevention: z.int().min(1).max(24).optional(),
    hardExpiry: z.boolean().optional(),
  })
  .describe('The custom password policy of the account. Left out: none, IAM uses its default.');

/** A role of an account, as STS sees it. */
export const roleSpecSchema = z.strictObject({
  name: z.string().describe('Role name, without a path.'),
  exists: z
    .boolean()
    .default(true)
    .describe('False: the role was never deployed here; AssumeRole is denied.'),
  trust: z
    .strictObject({ principals: z.array(z.string()).describe('Role ARNs that may assume the role.') })
    .optional()
    .describe('Who may assume the role. Left out: every role of the world.'),
});

/** One AWS account of a world: everything but `id` has a default. */
export const accountSpecSchema = z.strictObject({
  id: z
    .string()
    .regex(/^\d{12}$/, 'an account id has 12 digits')
    .describe('The 12-digit account id.'),
  name: z.string().default('member').describe('The name of the account, for people.'),
  aliases: z.array(z.string()).default([]).describe('The account alias, as IAM lists it (at most one).'),
  passwordPolicy: passwordPolicySpecSchema.optional(),
  roles: z
    .array(roleSpecSchema)
    .default([])
    .describe('Roles; one of the same name replaces the default one.'),
  disabledRegions: z
    .array(z.string())
    .default([])
    .describe('Opt-in Regions that the account has not enabled; their STS opens no session there.'),
  users: z.array(userSpecSchema).default([]).describe('The IAM users at the start.'),
});

/** An account as people write it. */
export type AccountSpec = z.input<typeof accountSpecSchema>;
/** A role as people write it. */
export type RoleSpec = z.input<typeof roleSpecSchema>;
/** The custom password policy of an account. */
export type PasswordPolicy = z.output<typeof passwordPolicySpecSchema>;

export { type UserSpec, userSpecSchema } from './world/user-spec.ts';
