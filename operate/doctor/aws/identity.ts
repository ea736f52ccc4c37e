import { GetRoleCommand, GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { attemptWith, named, type Read } from '../read/read.ts';
import type { Caller } from '../read/seen.ts';

/** Whose credentials these are. Throws what the SDK does: without a caller there is nothing to look at. */
export async function readCaller(client: STSClient): Promise<Caller> {
  const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
  if (Account === undefined || Arn === undefined)
    throw new Error('STS does not say whose credentials these are');
  return { account: Account, arn: Arn };
}

/** The trust policy of a role of the account; undefined where there is no such role. */
export async function readTrust(client: IAMClient, RoleName: string): Promise<Read<unknown>> {
  return attemptWith<unknown>(
    'iam:GetRole',
    async () => {
      const { Role } = await client.send(new GetRoleCommand({ RoleName }));
      // IAM gives policy documents URL-encoded (API reference, GetRole).
      return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as unknown;
    },
    named('NoSuchEntityException', undefined),
  );
}

/** The ARN of the role or user that has the name of this one, as IAM has it; undefined where there is none of that name. */
export async function readPrincipal(client: IAMClient, arn: string): Promise<Read<string | undefined>> {
  const name = arn.split('/').at(-1);
  const isRole = arn.split(':').at(-1)?.startsWith('role/') === true;
  return attemptWith<string | undefined>(
    isRole ? 'iam:GetRole' : 'iam:GetUser',
    async () =>
      isRole
        ? (await client.send(new GetRoleCommand({ RoleName: name }))).Role?.Arn
        : (await client.send(new GetUserCommand({ UserName: name }))).User?.Arn,
    named('NoSuchEntityException', undefined),
  );
}
