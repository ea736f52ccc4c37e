import { type IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { FoundUser } from '../../domain/credential/user.ts';
import type { UserFinder } from '../../ports.ts';
import { readAnswer } from '../call.ts';
import { getUser } from './get-user.ts';
import { allPages } from './pages.ts';
import { type IamSessionOptions, iamSessions, type OpenIamSession } from './session.ts';

/**
 * Finds users through the read role: by name with GetUser, by unique id through ListUsers, since no IAM API accepts
 * one (terraform-provider-aws, iam/user.go). Undefined where IAM knows no such user.
 */
export function userFinder(options: IamSessionOptions): UserFinder {
  const open = iamSessions(options);
  return {
    async byName({ account, partition, arn, userName }) {
      // Where the ARN carries the unique id in place of the name, it does not tell the path.
      const isOwnArn = arn.endsWith(`/${userName}`);
      const userArn = isOwnArn ? arn : `arn:${partition}:iam::${account}:user/*/${userName}`;
      const client = await open('read', { account, partition, userArn, userName });
      const user = await getUser(client, { account, userName });
      return user && { userName: user.UserName, userId: user.UserId, arn: user.Arn };
    },
    byUserId: (wanted) => findById(open, wanted),
  };
}

/** The user with this unique id, through a session of its own that may only list. */
export async function findById(
  open: OpenIamSession,
  { account, partition, userId }: { account: string; partition: string; userId: string },
): Promise<FoundUser | undefined> {
  return listedWithId(await open('find', { account, partition, userArn: '' }), account, userId);
}

async function listedWithId(
  client: IAMClient,
  account: string,
  userId: string,
): Promise<FoundUser | undefined> {
  const doing = `List the users of account ${account} (ListUsers)`;
  const users = await allPages(
    doing,
    (from) => client.send(new ListUsersCommand({ MaxItems: 1000, ...from })),
    (answer) => readAnswer(usersSchema, answer, doing).Users,
  );
  const user = users.find(({ UserId }) => UserId === userId);
  return user && { userName: user.UserName, userId: user.UserId, arn: user.Arn };
}

const usersSchema = z.object({
  Users: z.array(z.object({ UserName: z.string(), UserId: z.string(), Arn: z.string() })),
});
