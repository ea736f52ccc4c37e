import type { IAMClient } from '@aws-sdk/client-iam';
import { CREDENTIAL_KINDS } from '../../domain/credential/kinds.ts';
import { maskKeyId } from '../../domain/credential/mask-key-id.ts';
import type { ReadUser, UserFacts } from '../../domain/credential/user.ts';
import { TransientServiceError } from '../../domain/errors/errors.ts';
import type { EvidenceReader, UserAddress } from '../../ports.ts';
import { readTime } from '../answered-at.ts';
import { sleep } from '../sleep.ts';
import { getUser, type IamUser } from './get-user.ts';
import { readGroupPolicies } from './group-policies.ts';
import { KIND_ADAPTERS } from './kinds.ts';
import { readLists } from './read-lists.ts';
import { orderServiceReport, readServiceReport } from './service-report.ts';
import { type IamSessionOptions, iamSessions, type OpenIamSession, type SessionSubject } from './session.ts';
import { findById } from './user-finder.ts';

/**
 * Reads users through the read role, one session per read: one AssumeRole, ten calls, and one more per access key
 * for a user whose lists fit on a page each. With evidence two or three more: the report of the services is ordered
 * first and read last, by the same session, and for a user with groups their policies are asked for.
 */
export function userReader({ delay = sleep, ...options }: UserReaderOptions): EvidenceReader {
  const open = iamSessions(options);
  return {
    async read(address: UserAddress & SessionSubject, at, expectedUserId) {
      const read = await readUser(await open('read', address), address, at, expectedUserId);
      return whoeverItIs(read, { open, address, expectedUserId });
    },
    async readWithEvidence(address: UserAddress & SessionSubject, at, expectedUserId) {
      const client = await open('assess', address);
      const report = await orderServiceReport(client, address.userArn);
      const read = await readUser(client, address, at, expectedUserId);
      if (!read.exists) return { read: await whoeverItIs(read, { open, address, expectedUserId }) };
      const groupPolicies = await readGroupPolicies(client, read.user);
      const services = await readServiceReport(client, report, { at, delay });
      return { read, besides: { services, groupPolicies } };
    },
  };
}

export interface UserReaderOptions extends IamSessionOptions {
  /** Waits so many milliseconds. */
  delay?: (milliseconds: number) => Promise<void>;
}

/** Who is looked for, and by which sessions. */
interface Looking {
  open: OpenIamSession;
  address: UserAddress;
  expectedUserId: string | undefined;
}

/**
 * A read by a user's name; where that is gone or somebody else's, with how the user is called now. Throws
 * TransientServiceError where the list of users still has it by that name: it was deleted or renamed a moment ago.
 */
export async function whoeverItIs(
  read: ReadUser,
  { open, address, expectedUserId: userId }: Looking,
): Promise<ReadUser> {
  if (read.exists || userId === undefined) return read;
  const found = await findById(open, { ...address, userId });
  if (found === undefined) return read;
  if (found.userName !== address.userName) return { ...read, renamed: found };
  if (read.recreated) return read;
  throw new TransientServiceError(
    `IAM knows no user ${address.userName} (GetUser) and still lists it (ListUsers); it is read again.`,
  );
}

/**
 * Everything an assessment needs of one user. Throws what keeps the picture from being whole: no GetUser, no list of
 * access keys, or anything that is worth another try.
 */
export async function readUser(
  client: IAMClient,
  address: UserAddress,
  at: string,
  expectedUserId?: string,
): Promise<ReadUser> {
  const user = await getUser(client, address);
  if (user === undefined) return { exists: false, recreated: false, reason: 'the user no longer exists' };
  if (expectedUserId !== undefined && user.UserId !== expectedUserId) {
    const [now, expected] = [maskKeyId(user.UserId), maskKeyId(expectedUserId)];
    const reason = `the user no longer exists: another one (${now}) has its name now, not ${expected}`;
    return { exists: false, recreated: true, reason };
  }
  const [credentials, lists] = await Promise.all([
    Promise.all(CREDENTIAL_KINDS.map((kind) => KIND_ADAPTERS[kind].read(client, address, user))),
    readLists(client, address),
  ]);
  // Nothing else is asked before: the whole picture is as new as this, or newer.
  const readAt = readTime(user, at);
  const facts = { ...factsOf(user, address), credentials: credentials.flat(), ...lists, readAt };
  return { exists: true, user: facts };
}

type OwnFacts = Pick<
  UserFacts,
  | 'account'
  | 'partition'
  | 'userName'
  | 'userId'
  | 'arn'
  | 'path'
  | 'createdAt'
  | 'tags'
  | 'permissionsBoundary'
  | 'passwordLastUsedAt'
>;

function factsOf(user: IamUser, { account, partition }: UserAddress): OwnFacts {
  const boundary = user.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    account,
    partition,
    userName: user.UserName,
    userId: user.UserId,
    arn: user.Arn,
    path: user.Path,
    tags: Object.fromEntries(user.Tags.map(({ Key, Value }) => [Key, Value])),
    ...(user.CreateDate.is === 'known' && { createdAt: user.CreateDate.iso }),
    ...(user.PasswordLastUsed.is === 'known' && { passwordLastUsedAt: user.PasswordLastUsed.iso }),
    ...(boundary !== undefined && { permissionsBoundary: boundary }),
  };
}
