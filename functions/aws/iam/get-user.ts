import { GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { UserAddress } from '../../ports.ts';
import { answeredSchema } from '../answered-at.ts';
import { calling, readAnswer } from '../call.ts';
import { dateSchema } from './date.ts';

/** The user as GetUser shows it, and when that was; undefined if IAM knows none of the name. */
export async function getUser(
  client: IAMClient,
  { account, userName }: Pick<UserAddress, 'account' | 'userName'>,
): Promise<ShownUser | undefined> {
  const doing = `Read the user ${userName} in account ${account} (GetUser)`;
  const answer = await calling(doing, () => client.send(new GetUserCommand({ UserName: userName })), {
    NoSuchEntity: () => undefined,
  });
  if (answer === undefined) return undefined;
  const { User, $metadata } = readAnswer(outputSchema, answer, doing);
  return { ...User, ...$metadata };
}

const iamUserSchema = z.object({
  UserName: z.string(),
  UserId: z.string(),
  Arn: z.string(),
  Path: z.string(),
  CreateDate: dateSchema,
  PasswordLastUsed: dateSchema,
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
  PermissionsBoundary: z.object({ PermissionsBoundaryArn: z.string() }).optional(),
});
export type IamUser = z.infer<typeof iamUserSchema>;
const outputSchema = z.object({ User: iamUserSchema, $metadata: answeredSchema });
export type ShownUser = IamUser & z.infer<typeof answeredSchema>;
