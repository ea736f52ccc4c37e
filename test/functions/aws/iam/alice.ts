import { userReader } from '../../../../functions/aws/iam/user-reader.ts';
import type { ReadUser, UserFacts } from '../../../../functions/domain/credential/user.ts';
import { AT, type Aws, addressOf, type Tamper } from '../start-aws.ts';

/** The key of Alice that was used last. */
export const KEY = { id: 'AKIAIOSFODNN7EXAMPLE', createdAt: '2025-01-01T00:00:00Z' };
/** A user that has one of everything. */
export const alice = {
  userName: 'alice',
  userId: 'AIDACKCEVSQ6C2EXAMPLE',
  createdAt: '2024-05-06T07:08:09Z',
  tags: { Owner: 'alice@example.com' },
  password: { createdAt: '2024-05-06T07:08:10Z', lastUsed: '2025-06-07T08:09:10Z' },
  accessKeys: [
    { id: 'AKIAZZZZZZZZZZZZZZZZ', createdAt: '2025-02-02T02:02:02Z', status: 'Inactive' },
    { ...KEY, lastUsed: '2025-10-11T12:13:14Z', lastUsedService: 'ses', lastUsedRegion: 'eu-central-1' },
  ],
  mfaDevices: [{ name: 'phone' }],
  sshPublicKeys: [{ id: 'APKAEIBAERJR2EXAMPLE' }],
  signingCertificates: [{ id: 'TA7SMP42TDN5Z26OBPJE7EXAMPLE', status: 'Inactive' }],
  serviceSpecificCredentials: [{ id: 'ACCAEXAMPLE123456789', service: 'codecommit.amazonaws.com' }],
  groups: ['/team/devs'],
  attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  inlinePolicies: [{ name: 'extra', document: {} }],
  permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary',
};

interface ReadOptions {
  address?: ReturnType<typeof addressOf>;
  expectedUserId?: string;
  tamper?: Tamper;
}

/** Reads Alice, or the given address, through the read role. */
export function read(aws: Aws, options: ReadOptions = {}): Promise<ReadUser> {
  const { address = addressOf('alice'), expectedUserId, tamper } = options;
  return userReader(aws.sessions('UnusedCredentialsRead', tamper)).read(address, AT, expectedUserId);
}

/** What was read of a user that must be there. */
export async function factsOf(aws: Aws, options: ReadOptions = {}): Promise<UserFacts> {
  const result = await read(aws, options);
  if (!result.exists) throw new Error(result.reason);
  return result.user;
}
