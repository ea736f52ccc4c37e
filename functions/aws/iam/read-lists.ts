import type { IAMClient } from '@aws-sdk/client-iam';
import type { UserFacts } from '../../domain/credential/user.ts';
import type { UserAddress } from '../../ports.ts';
import { isTransient, nameOfServiceError, readAnswer } from '../call.ts';
import { allPages } from './pages.ts';
import * as lists from './user-lists.ts';

type ListName = Exclude<keyof typeof lists, 'UserList'>;
type Lists = Pick<UserFacts, ListName | 'groupArns' | 'unreadable'>;

/**
 * What else belongs to a user, each list to its end. A list that cannot be read is named in `unreadable`: what it
 * holds is unknown, not nothing. What is worth another try is thrown.
 */
export async function readLists(client: IAMClient, address: UserAddress): Promise<Lists> {
  const unreadable: Lists['unreadable'] = [];
  const read = async <Item>(list: lists.UserList<Item>): Promise<Item[]> => {
    const result = await readList(client, address, list);
    if ('reason' in result) unreadable.push({ what: list.what, reason: result.reason });
    return 'items' in result ? result.items : [];
  };
  const [mfaDevices, groups, attachedPolicies, inlinePolicies, ...others] = await Promise.all([
    read(lists.mfaDevices),
    read(lists.groups),
    read(lists.attachedPolicies),
    read(lists.inlinePolicies),
    read(lists.sshPublicKeys),
    read(lists.signingCertificates),
    read(lists.serviceSpecificCredentials),
  ]);
  const [sshPublicKeys, signingCertificates, serviceSpecificCredentials] = others;
  unreadable.sort((a, b) => (a.what < b.what ? -1 : 1));
  return {
    mfaDevices,
    groups: groups.map(({ name }) => name),
    groupArns: groups.map(({ arn }) => arn),
    attachedPolicies,
    inlinePolicies,
    sshPublicKeys,
    signingCertificates,
    serviceSpecificCredentials,
    unreadable,
  };
}

async function readList<Item>(
  client: IAMClient,
  { account, userName }: UserAddress,
  { what, send, items }: lists.UserList<Item>,
): Promise<{ items: Item[] } | { reason: string }> {
  const doing = `List the ${what} of ${userName} in account ${account}`;
  try {
    const fetch = (from: { Marker?: string }) => send(client, { UserName: userName, ...from });
    return { items: await allPages(doing, fetch, (answer) => readAnswer(items, answer, doing)) };
  } catch (error) {
    if (isTransient(error)) throw error;
    const refusal = nameOfServiceError(error) ?? 'IAM’s answer cannot be read';
    // In partitions without the feature there is nothing to list (IAM API reference, NotSupportedService).
    return NOT_SUPPORTED.test(refusal) ? { items: [] } : { reason: refusal };
  }
}

const NOT_SUPPORTED = /^(ServiceNotSupported|NotSupportedService)$/;
