import { GetAccountPasswordPolicyCommand, GetUserPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { PasswordPolicy, UserAddress, UserWriter } from '../../ports.ts';
import { calling, readAnswer } from '../call.ts';
import { deleteUser } from './delete-user.ts';
import { KIND_ADAPTERS } from './kinds.ts';

/** Changes one user through a session that allows nothing else; each credential as its kind is changed. */
export function userWriter(client: IAMClient, address: UserAddress): UserWriter {
  return {
    disable: ({ id, kind }) => KIND_ADAPTERS[kind].disable(client, address, id),
    restore: ({ id, kind }, newSecret) => KIND_ADAPTERS[kind].restore(client, address, { id, newSecret }),
    delete: ({ id, kind }) => KIND_ADAPTERS[kind].delete(client, address, id),
    passwordPolicy: () => passwordPolicy(client, address.account),
    inlinePolicyDocument: (policyName) => inlinePolicyDocument(client, address, policyName),
    deleteUser: (user, removed) => deleteUser(client, address, user, removed),
  };
}

async function passwordPolicy(client: IAMClient, account: string): Promise<PasswordPolicy | undefined> {
  const doing = `Read the password policy of account ${account} (GetAccountPasswordPolicy)`;
  const answer = await calling(doing, () => client.send(new GetAccountPasswordPolicyCommand({})), {
    NoSuchEntity: () => undefined,
  });
  return answer === undefined ? undefined : readAnswer(passwordPolicySchema, answer, doing);
}

const passwordPolicySchema = z
  .object({
    PasswordPolicy: z.object({
      MinimumPasswordLength: z.number().int().default(8),
      AllowUsersToChangePassword: z.boolean().default(false),
    }),
  })
  .transform(({ PasswordPolicy: { MinimumPasswordLength, AllowUsersToChangePassword } }) => ({
    minimumLength: MinimumPasswordLength,
    usersMayChange: AllowUsersToChangePassword,
  }));

async function inlinePolicyDocument(
  client: IAMClient,
  { account, userName: UserName }: UserAddress,
  PolicyName: string,
): Promise<string> {
  const doing = `Read the inline policy ${PolicyName} of ${UserName} in account ${account} (GetUserPolicy)`;
  const answer = await calling(doing, () => client.send(new GetUserPolicyCommand({ UserName, PolicyName })));
  const { PolicyDocument } = readAnswer(z.object({ PolicyDocument: z.string() }), answer, doing);
  // IAM answers with the document percent-encoded (API reference, GetUserPolicy); a plain one starts with a brace.
  return PolicyDocument.startsWith('%') ? decodeURIComponent(PolicyDocument) : PolicyDocument;
}
