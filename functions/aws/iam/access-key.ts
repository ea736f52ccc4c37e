import {
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  type IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { Credential } from '../../domain/credential/credential.ts';
import { maskKeyId } from '../../domain/credential/mask-key-id.ts';
import type { UserAddress } from '../../ports.ts';
import { calling, readAnswer } from '../call.ts';
import { problemOf, withDates } from './credential-evidence.ts';
import { dateSchema } from './date.ts';
import { deleting } from './deleting.ts';
import type { KindAdapter } from './kind-adapter.ts';
import { allPages } from './pages.ts';

/** The access keys of a user. */
export const accessKey: KindAdapter = {
  actions: {
    read: {
      'iam:ListAccessKeys': 'which keys there are, and whether they are active',
      'iam:GetAccessKeyLastUsed': 'when and where each was last used',
    },
    disable: { 'iam:UpdateAccessKey': 'sets a key Inactive' },
    restore: { 'iam:UpdateAccessKey': 'sets the same key Active again' },
    delete: { 'iam:DeleteAccessKey': 'deletes a key for good; IAM deletes no user that has one' },
  },
  read,
  async disable(client, address, id) {
    const doing = `Deactivate the access key ${nameOf(id, address)} (UpdateAccessKey)`;
    const disabling = () => update(client, address, id, 'Inactive').then(() => 'disabled' as const);
    return calling(doing, disabling, { NoSuchEntity: () => 'gone' as const });
  },
  async restore(client, address, { id }) {
    const doing = `Activate the access key ${nameOf(id, address)} (UpdateAccessKey)`;
    await calling(doing, () => update(client, address, id, 'Active'));
    return 'restored';
  },
  async delete(client, address, AccessKeyId) {
    const doing = `Delete the access key ${nameOf(AccessKeyId, address)} (DeleteAccessKey)`;
    const command = new DeleteAccessKeyCommand({ UserName: address.userName, AccessKeyId });
    return deleting(doing, () => client.send(command));
  },
  removal: (client, { userName: UserName }, AccessKeyId) => ({
    operation: 'DeleteAccessKey',
    what: `access key ${maskKeyId(AccessKeyId)}`,
    run: () => client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
  }),
};

function nameOf(id: string, { userName, account }: UserAddress): string {
  return `${maskKeyId(id)} of ${userName} in account ${account}`;
}

function update(
  client: IAMClient,
  { userName: UserName }: UserAddress,
  ...[AccessKeyId, Status]: [string, 'Active' | 'Inactive']
): Promise<unknown> {
  return client.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
}

/** The user's access keys with their last use, by id: IAM promises no order, and plans are compared. */
async function read(client: IAMClient, address: UserAddress): Promise<Credential[]> {
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
