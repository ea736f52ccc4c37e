import type { AuthorizedCall } from '../session.ts';
import type { User } from '../world/types.ts';
import type { World } from '../world.ts';
import type { ContextKeys } from './conditions.ts';
import { type NeedsOf, text } from './need.ts';

/** The ARN of a call's resource, and its tags where the twin knows any. */
type ResourceOf = (...call: Parameters<NeedsOf>) => { arn: string; tags?: Record<string, string> };

/** A user that is gone has no path any more: its name is what is left to be authorised. */
const user: ResourceOf = (parameters, call, { world }) => {
  const name = text(parameters, 'UserName');
  const found = usersOf(world, call).find(({ userName }) => userName === name);
  const tags = found && { tags: found.tags };
  return { arn: arnIn(world, call, `user${found?.path ?? '/'}${name}`), ...tags };
};

/** The call names the key only. A key that nobody has is no user's, so only a grant on everything covers it. */
const keyOwner: ResourceOf = (parameters, call, facts) => {
  const id = text(parameters, 'AccessKeyId');
  const owner = usersOf(facts.world, call).find(({ accessKeys }) => accessKeys.some((key) => key.id === id));
  return owner === undefined ? { arn: `access key ${id}` } : user({ UserName: owner.userName }, call, facts);
};

const group: ResourceOf = (parameters, call, { world }) => {
  const wanted = text(parameters, 'GroupName');
  const memberships = usersOf(world, call).flatMap(({ groups }) => groups);
  const path = memberships.find(({ name }) => name === wanted)?.path ?? '/';
  return { arn: arnIn(world, call, `group${path}${wanted}`) };
};

/** The serial number of a virtual device is its ARN; hardware devices have none to be deleted by. */
const mfaDevice: ResourceOf = (parameters) => ({ arn: text(parameters, 'SerialNumber') });

/** The call names its user by ARN. */
const userByArn: ResourceOf = (parameters, call, facts) => {
  const UserName = text(parameters, 'Arn').split('/').at(-1);
  return { ...user({ UserName }, call, facts), arn: text(parameters, 'Arn') };
};

const all: ResourceOf = () => ({ arn: '*' });

/** Resource types of IAM's actions. Source: Service Authorization Reference, "AWS Identity and Access Management". */
const RESOURCES: Record<string, ResourceOf> = {
  GetUser: user,
  ListUsers: all,
  ListUserTags: user,
  DeleteUser: user,
  GetLoginProfile: user,
  CreateLoginProfile: user,
  UpdateLoginProfile: user,
  DeleteLoginProfile: user,
  ListAccessKeys: user,
  UpdateAccessKey: user,
  DeleteAccessKey: user,
  GetAccessKeyLastUsed: keyOwner,
  ListMFADevices: user,
  DeactivateMFADevice: user,
  DeleteVirtualMFADevice: mfaDevice,
  ListGroupsForUser: user,
  RemoveUserFromGroup: group,
  ListAttachedUserPolicies: user,
  DetachUserPolicy: user,
  ListUserPolicies: user,
  GetUserPolicy: user,
  DeleteUserPolicy: user,
  ListSSHPublicKeys: user,
  DeleteSSHPublicKey: user,
  ListSigningCertificates: user,
  DeleteSigningCertificate: user,
  ListServiceSpecificCredentials: user,
  DeleteServiceSpecificCredential: user,
  GenerateServiceLastAccessedDetails: userByArn,
  GetServiceLastAccessedDetails: all,
  ListPoliciesGrantingServiceAccess: userByArn,
  GetAccountPasswordPolicy: all,
  ListAccountAliases: all,
};

/** What each operation of IAM needs: the action of its name, on the resource that it is about. */
export const iamNeeds: Record<string, NeedsOf> = Object.fromEntries(
  Object.entries(RESOURCES).map(([operation, resourceOf]) => [
    operation,
    (...call) => {
      const { arn, tags } = resourceOf(...call);
      return [{ action: `iam:${operation}`, resource: arn, keys: tagKeys(tags) }];
    },
  ]),
);

/** The tags of a resource as conditions ask for them (Service Authorization Reference, condition keys of IAM). */
function tagKeys(tags: Record<string, string> = {}): ContextKeys {
  const known = Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]);
  return { ...Object.fromEntries(known), 'aws:ResourceTag/*': undefined };
}

function usersOf(world: World, { principal }: AuthorizedCall): User[] {
  return [...(world.accounts.get(principal.account)?.users.values() ?? [])];
}

function arnIn(world: World, { principal }: AuthorizedCall, resource: string): string {
  return `arn:${world.partition}:iam::${principal.account}:${resource}`;
}
