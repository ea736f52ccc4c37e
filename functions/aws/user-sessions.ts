import type { UserSessions } from '../shared/ports.ts';
import type { OpenIamSession } from './iam-session.ts';
import { readUser } from './user-reader.ts';
import { iamUserWriter } from './user-writer.ts';

/**
 * Sessions of the act role: reader and writer share one, which allows one step on one user. The reader asks IAM about
 * the address it is given; another user's is denied by the session policy.
 */
export function iamUserSessions(options: { openSession: OpenIamSession; sessionName: string }): UserSessions {
  return {
    async open(step, address) {
      const client = await options.openSession(step, address, options.sessionName);
      return {
        reader: { read: (asked, at, expectedUserId) => readUser(client, asked, at, expectedUserId) },
        writer: iamUserWriter(client, address),
      };
    },
  };
}
