import { type IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { FoundUser, UserFinder } from '../shared/ports.ts';
import { readAnswer } from './call.ts';
import { allPages } from './iam-pages.ts';
import type { OpenIamSession } from './iam-session.ts';
import { getUser } from './user-reader.ts';

/**
 * Finds users through the read role: by name with GetUser, by unique id through ListUsers, since no IAM API accepts
 * one (terraform-provider-aws, iam/user.go). Undefined where IAM knows no such user.
 */
export function iamUserFinder(options: { openSession: OpenIamSession; sessionName: string }): UserFinder {
  const { openSession, sessionName } = options;
  return {
    async byName({ account, partition, arn, userName }) {
      // Where the ARN carries the unique id in place of the name, it does not tell the path.
      const isOwnArn = arn.endsWith(`/${userName}`);
      const userArn = isOwnArn ? arn : `arn:${partition}:iam::${account}:user/*/${userName}`;
      const client = await openSession('read', { account, partition, userArn }, sessionName);
      const user = await getUser(client, { account, userName });
      return user && { userName: user.UserName, userId: user.UserId, arn: user.Arn };
    },
    async byUserId({ account, partition, userId }) {
      const client = await openSession('find', { account, partition, userArn: '' }, sessionName);
      return findById(client, account, userId);
    },
  };
}

async function findById(client: IAMClient, account: string, userId: string): Promise<FoundUser | undefined> {
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
