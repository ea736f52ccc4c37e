import {
  type IAMClient,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ListUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import type { OtherCredential } from '../../domain/credential/user.ts';
import type { Page } from './pages.ts';

/** One list of things that belong to a user: how it is fetched, and what of the answer is kept. */
export interface UserList<Item> {
  /** As people read it. */
  what: string;
  send(client: IAMClient, input: { UserName: string; Marker?: string }): Promise<Page>;
  items: z.ZodType<Item[]>;
}

/** Serial numbers. */
export const mfaDevices: UserList<string> = {
  what: 'MFA devices',
  send: (client, input) => client.send(new ListMFADevicesCommand(input)),
  items: texts('MFADevices', 'SerialNumber'),
};

export const groups: UserList<{ name: string; arn: string }> = {
  what: 'groups',
  send: (client, input) => client.send(new ListGroupsForUserCommand(input)),
  items: entries('Groups').pipe(
    z.array(
      z
        .object({ GroupName: z.string().min(1), Arn: z.string().min(1) })
        .transform(({ GroupName, Arn }) => ({ name: GroupName, arn: Arn })),
    ),
  ),
};

/** ARNs. */
export const attachedPolicies: UserList<string> = {
  what: 'attached policies',
  send: (client, input) => client.send(new ListAttachedUserPoliciesCommand(input)),
  items: texts('AttachedPolicies', 'PolicyArn'),
};

/** Names. */
export const inlinePolicies: UserList<string> = {
  what: 'inline policies',
  send: (client, input) => client.send(new ListUserPoliciesCommand(input)),
  items: z
    .object({ PolicyNames: z.array(z.string()).default([]) })
    .transform(({ PolicyNames }) => PolicyNames),
};

export const sshPublicKeys: UserList<OtherCredential> = {
  what: 'SSH public keys',
  send: (client, input) => client.send(new ListSSHPublicKeysCommand(input)),
  items: credentials('SSHPublicKeys', 'SSHPublicKeyId'),
};

export const signingCertificates: UserList<OtherCredential> = {
  what: 'signing certificates',
  send: (client, input) => client.send(new ListSigningCertificatesCommand(input)),
  items: credentials('Certificates', 'CertificateId'),
};

export const serviceSpecificCredentials: UserList<OtherCredential> = {
  what: 'service-specific credentials',
  send: (client, input) => client.send(new ListServiceSpecificCredentialsCommand(input)),
  items: credentials('ServiceSpecificCredentials', 'ServiceSpecificCredentialId'),
};

/*
 * A list without entries may be left out of an answer; an entry without its identifier makes the list unreadable.
 */
function entries(list: string): z.ZodType<Record<string, unknown>[]> {
  return z
    .object({ [list]: z.array(z.record(z.string(), z.unknown())).default([]) })
    .transform((answer) => answer[list] ?? []);
}

function texts(list: string, field: string): z.ZodType<string[]> {
  const item = z.object({ [field]: z.string().min(1) }).transform((entry) => entry[field] ?? '');
  return entries(list).pipe(z.array(item));
}

function credentials(list: string, idField: string): z.ZodType<OtherCredential[]> {
  const item = z
    .object({
      [idField]: z.string().min(1),
      Status: z.string().optional(),
      ServiceName: z.string().optional(),
    })
    .transform(
      (entry): OtherCredential => ({
        id: entry[idField] ?? '',
        ...(entry['Status'] !== undefined && { status: entry['Status'] }),
        ...(entry['ServiceName'] !== undefined && { service: entry['ServiceName'] }),
      }),
    );
  return entries(list).pipe(z.array(item));
}
