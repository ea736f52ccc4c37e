import {
  CreateLoginProfileCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import { maskKeyId } from '../../domain/credential/mask-key-id.ts';
import { classifyError, errorNameOf } from '../../domain/errors/classify-error.ts';
import { TransientServiceError } from '../../domain/errors/errors.ts';
import type { PasswordPolicy, UserAddress, UserWriter } from '../../ports.ts';
import { calling, hidingSecret, isRepetition, readAnswer } from '../call.ts';
import { deleteUser } from './delete-user.ts';

/**
 * Changes one user through a session that allows nothing else. What is already so counts as done: a key that is gone
 * is deactivated and deleted; only activating it fails.
 */
export function userWriter(client: IAMClient, address: UserAddress): UserWriter {
  const { account, userName: UserName } = address;
  const whose = `of ${UserName} in account ${account}`;
  const done = { NoSuchEntity: () => undefined };
  const updateKey = (AccessKeyId: string, Status: 'Active' | 'Inactive') =>
    client.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
  return {
    async deactivateKey(id) {
      const doing = `Deactivate the access key ${maskKeyId(id)} ${whose} (UpdateAccessKey)`;
      await calling(doing, () => updateKey(id, 'Inactive'), done);
    },
    async activateKey(id) {
      const doing = `Activate the access key ${maskKeyId(id)} ${whose} (UpdateAccessKey)`;
      await calling(doing, () => updateKey(id, 'Active'));
    },
    async deleteKey(AccessKeyId) {
      const doing = `Delete the access key ${maskKeyId(AccessKeyId)} ${whose} (DeleteAccessKey)`;
      await calling(doing, () => client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })), done);
    },
    async deleteLoginProfile() {
      const doing = `Delete the login profile ${whose} (DeleteLoginProfile)`;
      await calling(doing, () => client.send(new DeleteLoginProfileCommand({ UserName })), done);
    },
    createLoginProfile: (password) => createLoginProfile(client, address, password),
    passwordPolicy: () => passwordPolicy(client, account),
    inlinePolicyDocument: (policyName) => inlinePolicyDocument(client, address, policyName),
    deleteUser: (user) => deleteUser(client, address, user),
  };
}

async function createLoginProfile(
  client: IAMClient,
  { account, userName: UserName }: UserAddress,
  Password: string,
): Promise<'created' | 'exists'> {
  const doing = `Create a login profile for ${UserName} in account ${account} (CreateLoginProfile)`;
  const command = new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired: true });
  try {
    await hidingSecret(Password, () => client.send(command));
    return 'created';
  } catch (error) {
    if (errorNameOf(error) !== 'EntityAlreadyExists') throw classifyError(error, doing);
    if (!isRepetition(error)) return 'exists';
    // An earlier request may have made it and lost its answer: only another read can tell.
    throw new TransientServiceError(`${doing}: there is a login profile after a repeated request`);
  }
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
