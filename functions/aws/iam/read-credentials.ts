import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  type IAMClient,
  ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { Credential } from '../../domain/credential/credential.ts';
import { PASSWORD_ID } from '../../domain/credential/kinds.ts';
import { maskKeyId } from '../../domain/credential/mask-key-id.ts';
import type { UserAddress } from '../../ports.ts';
import { calling, isTransient, nameOfServiceError, readAnswer } from '../call.ts';
import { dateSchema, type IamDate } from './date.ts';
import { allPages } from './pages.ts';

const UNREADABLE_DATE = 'IAM reports a date that cannot be read';

/**
 * The console password with its last use, which GetUser reports; undefined if there is none. Unknown is not never:
 * what IAM does not tell becomes a `problem` of the credential (design D7).
 */
export async function readPassword(
  client: IAMClient,
  { account, userName }: UserAddress,
  passwordLastUsed: IamDate,
): Promise<Credential | undefined> {
  const password = { id: PASSWORD_ID, kind: 'password', status: 'Active' } as const;
  const doing = `Read the login profile of ${userName} in account ${account} (GetLoginProfile)`;
  try {
    const answer = await calling(
      doing,
      () => client.send(new GetLoginProfileCommand({ UserName: userName })),
      {
        NoSuchEntity: () => undefined,
      },
    );
    if (answer === undefined) return undefined;
    const { CreateDate } = readAnswer(loginProfileSchema, answer, doing).LoginProfile;
    return withDates(password, CreateDate, passwordLastUsed);
  } catch (error) {
    return { ...password, problem: problemOf(error, 'GetLoginProfile') };
  }
}

const loginProfileSchema = z.object({ LoginProfile: z.object({ CreateDate: dateSchema }) });

/** The user's access keys with their last use, by id: IAM promises no order, and plans are compared. */
export async function readKeys(client: IAMClient, address: UserAddress): Promise<Credential[]> {
  const { account, userName } = address;
  const doing = `List the access keys of ${userName} in account ${account} (ListAccessKeys)`;
  const keys = await allPages(
    doing,
    (from) => client.send(new ListAccessKeysCommand({ UserName: userName, ...from })),
    (answer) => readAnswer(keyListSchema, answer, doing).AccessKeyMetadata,
  );
  const credentials = await Promise.all(keys.map((key) => readKey(client, address, key)));
  return credentials.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const keySchema = z.object({
  AccessKeyId: z.string().min(1),
  Status: z.string().min(1).default('unknown'),
  CreateDate: dateSchema,
});
const keyListSchema = z.object({ AccessKeyMetadata: z.array(keySchema) });

async function readKey(
  client: IAMClient,
  { account, userName }: UserAddress,
  { AccessKeyId, Status, CreateDate }: z.infer<typeof keySchema>,
): Promise<Credential> {
  const key = { id: AccessKeyId, kind: 'access-key', status: Status } as const;
  const doing = `Read the last use of ${maskKeyId(AccessKeyId)} of ${userName} in account ${account} (GetAccessKeyLastUsed)`;
  try {
    const answer = await calling(doing, () => client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })));
    const { UserName, AccessKeyLastUsed: use } = readAnswer(lastUsedSchema, answer, doing);
    const dated = withDates(key, CreateDate, use.LastUsedDate);
    if (UserName !== userName) return { ...dated, problem: 'IAM reports the key as another user’s' };
    const [service, region] = [known(use.ServiceName), known(use.Region)];
    return {
      ...dated,
      ...(service !== undefined && { lastUsedService: service }),
      ...(region !== undefined && { lastUsedRegion: region }),
    };
  } catch (error) {
    return {
      ...withDates(key, CreateDate, { is: 'absent' }),
      problem: problemOf(error, 'GetAccessKeyLastUsed'),
    };
  }
}

const lastUsedSchema = z.object({
  UserName: z.string(),
  AccessKeyLastUsed: z.object({
    LastUsedDate: dateSchema,
    ServiceName: z.string().optional(),
    Region: z.string().optional(),
  }),
});

/** `N/A` stands for: never used, or not since 2015-04-22 (IAM API reference, AccessKeyLastUsed). */
function known(value: string | undefined): string | undefined {
  return value === 'N/A' ? undefined : value;
}

function withDates(credential: Credential, created: IamDate, lastUsed: IamDate): Credential {
  const unreadable = created.is === 'unreadable' || lastUsed.is === 'unreadable';
  return {
    ...credential,
    ...(created.is === 'known' && { createdAt: created.iso }),
    ...(lastUsed.is === 'known' && { lastUsedAt: lastUsed.iso }),
    ...(unreadable && { problem: UNREADABLE_DATE }),
  };
}

/** Why a credential is unknown; throws what is worth another try instead. */
function problemOf(error: unknown, operation: string): string {
  if (isTransient(error)) throw error;
  const refusal = nameOfServiceError(error);
  return refusal === undefined
    ? `IAM’s answer to ${operation} cannot be read`
    : `IAM did not answer ${operation} (${refusal})`;
}
