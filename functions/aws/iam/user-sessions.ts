import type { UserAddress, UserSessions } from '../../ports.ts';
import { type IamSessionOptions, iamSessions, type SessionSubject } from './session.ts';
import { readUser, whoeverItIs } from './user-reader.ts';
import { userWriter } from './user-writer.ts';

/**
 * Sessions of the role that acts or the one that restores: reader and writer share one, which allows one step on one user. The reader asks IAM about
 * the address it is given; another user's is denied by the session policy.
 */
export function userSessions(options: IamSessionOptions): UserSessions {
  const openSession = iamSessions(options);
  return {
    async open(step, address: UserAddress & SessionSubject) {
      const client = await openSession(step, address);
      return {
        reader: {
          async read(asked, at, expectedUserId) {
            const read = await readUser(client, asked, at, expectedUserId);
            return whoeverItIs(read, { open: openSession, address: asked, expectedUserId });
          },
        },
        writer: userWriter(client, address),
      };
    },
  };
}
