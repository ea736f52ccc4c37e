import * as z from 'zod';
import { momentSchema, tagsSchema } from '../../twin/world/user-spec.ts';
import { userSpecSchema } from '../../twin/world-spec.ts';
import { stepBase, userFields } from './common.ts';

const by = z.string().optional().describe('Who does it, for the log; the administrator if left out.');
const base = { ...stepBase, ...userFields };
const change = { ...base, by };
const key = z.string().optional().describe('Access key id; the user’s first key if left out.');

const signInSchema = z
  .strictObject({ ...base, do: z.literal('signIn') })
  .describe('The user signs in to the console, if there is a password that somebody can know.');

const useKeySchema = z
  .strictObject({
    ...base,
    do: z.literal('useKey'),
    key,
    service: z.string().optional().describe('Service called, e.g. ses.'),
    region: z.string().optional().describe('Region called.'),
  })
  .describe('A program calls AWS with an access key; it works only while the key is Active.');

const createKeySchema = z
  .strictObject({
    ...change,
    do: z.literal('createKey'),
    key: z.string().optional().describe('Id of the new key; made up if left out.'),
  })
  .describe('Someone creates an access key for the user.');

const setKeyStatusSchema = z
  .strictObject({
    ...change,
    do: z.literal('setKeyStatus'),
    key,
    status: z.string().describe('Active, Inactive, Expired, or a value that nobody knows yet.'),
  })
  .describe('Someone re-enables or disables an access key.');

const deleteKeySchema = z
  .strictObject({ ...change, do: z.literal('deleteKey'), key })
  .describe('Someone deletes an access key.');

const createLoginProfileSchema = z
  .strictObject({
    ...change,
    do: z.literal('createLoginProfile'),
    resetRequired: z.boolean().optional().describe('Must it be changed at the next sign-in?'),
  })
  .describe('Someone gives the user a console password.');

const deleteLoginProfileSchema = z
  .strictObject({ ...change, do: z.literal('deleteLoginProfile') })
  .describe('Someone takes the console password away.');

const addSshKeySchema = z
  .strictObject({ ...change, do: z.literal('addSshKey') })
  .describe('Someone uploads an SSH key for the user.');

const addServiceCredentialSchema = z
  .strictObject({
    ...change,
    do: z.literal('addServiceCredential'),
    service: z.string().optional().describe('Service, e.g. codecommit.amazonaws.com.'),
  })
  .describe('Someone creates a service-specific credential.');

const userSpec = userSpecSchema
  .omit({ userName: true })
  .extend({ createdAt: momentSchema.optional().describe('When it was created; now, if left out.') })
  .optional();

const createUserSchema = z
  .strictObject({ ...change, do: z.literal('createUser'), spec: userSpec.describe('What the user has.') })
  .describe('Someone creates a user.');

const deleteUserSchema = z
  .strictObject({ ...change, do: z.literal('deleteUser') })
  .describe('Someone deletes the user with all it has.');

const recreateUserSchema = z
  .strictObject({
    ...change,
    do: z.literal('recreateUser'),
    spec: userSpec.describe('What the new user has.'),
  })
  .describe('Someone deletes the user and creates another one under the same name.');

const renameUserSchema = z
  .strictObject({
    ...change,
    do: z.literal('renameUser'),
    to: z.string().min(1).describe('The new name; steps may use both names from then on.'),
    path: z
      .string()
      .regex(/^\/(.*\/)?$/, { error: 'must begin and end with /' })
      .optional()
      .describe('The new path.'),
  })
  .describe('Someone renames the user: the ARN changes, the unique id stays.');

const tagUserSchema = z
  .strictObject({
    ...change,
    do: z.literal('tagUser'),
    tags: tagsSchema.describe('Tags to set; the others stay.'),
  })
  .describe('Someone tags the user.');

const untagUserSchema = z
  .strictObject({
    ...change,
    do: z.literal('untagUser'),
    keys: z.array(z.string()).describe('Tags to remove.'),
  })
  .describe('Someone removes tags of the user.');

const addToGroupSchema = z
  .strictObject({ ...change, do: z.literal('addToGroup'), group: z.string().describe('Group name.') })
  .describe('Someone adds the user to a group.');

const attachPolicySchema = z
  .strictObject({ ...change, do: z.literal('attachPolicy'), policyArn: z.string().describe('Policy ARN.') })
  .describe('Someone attaches a managed policy to the user, as AWS does to quarantine it.');

const detachPolicySchema = z
  .strictObject({ ...change, do: z.literal('detachPolicy'), policyArn: z.string().describe('Policy ARN.') })
  .describe('Someone detaches a managed policy from the user.');

const putInlinePolicySchema = z
  .strictObject({
    ...change,
    do: z.literal('putInlinePolicy'),
    name: z.string().describe('Policy name.'),
    document: z.record(z.string(), z.unknown()).describe('The policy, as JSON.'),
  })
  .describe('Someone writes an inline policy of the user.');

/** What happens in IAM without the product. */
export const iamSteps = [
  signInSchema,
  useKeySchema,
  createKeySchema,
  setKeyStatusSchema,
  deleteKeySchema,
  createLoginProfileSchema,
  deleteLoginProfileSchema,
  addSshKeySchema,
  addServiceCredentialSchema,
  createUserSchema,
  deleteUserSchema,
  recreateUserSchema,
  renameUserSchema,
  tagUserSchema,
  untagUserSchema,
  addToGroupSchema,
  attachPolicySchema,
  detachPolicySchema,
  putInlinePolicySchema,
] as const;

/** Any of the steps above. */
export type IamStep = z.infer<(typeof iamSteps)[number]>;
