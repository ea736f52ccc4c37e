import * as z from 'zod';
import { credentialSchema } from './credential.ts';

const otherCredentialSchema = z.object({
  id: z.string(),
  status: z.string().optional(),
  /** Of a service-specific credential: the service it is for. */
  service: z.string().optional(),
});
export type OtherCredential = z.infer<typeof otherCredentialSchema>;

/** Everything one assessment reads of an IAM user. Times are ISO 8601. */
export const userFactsSchema = z.object({
  account: z.string(),
  partition: z.string(),
  userName: z.string(),
  userId: z.string(),
  arn: z.string(),
  path: z.string(),
  createdAt: z.string().optional(),
  tags: z.record(z.string(), z.string()),
  credentials: z.array(credentialSchema),
  /** PasswordLastUsed of the user; IAM keeps it after the password is gone (IAM API reference, User). */
  passwordLastUsedAt: z.string().optional(),
  mfaDevices: z.array(z.string()),
  sshPublicKeys: z.array(otherCredentialSchema),
  signingCertificates: z.array(otherCredentialSchema),
  serviceSpecificCredentials: z.array(otherCredentialSchema),
  groups: z.array(z.string()),
  /** Of the same groups; absent in what was read before they were kept. */
  groupArns: z.array(z.string()).optional(),
  /** ARNs. */
  attachedPolicies: z.array(z.string()),
  inlinePolicies: z.array(z.string()),
  permissionsBoundary: z.string().optional(),
  /** Lists that could not be read, with the reason; what they hold is unknown, not empty. */
  unreadable: z.array(z.object({ what: z.string(), reason: z.string() })),
  /** When IAM has answered (ISO), at the first of the calls; never before the state was entered that has asked. */
  readAt: z.string(),
});
export type UserFacts = z.infer<typeof userFactsSchema>;

/**
 * The tag of a user by its key, as the user has it; undefined where there is none. Case does not count: `Owner` and
 * `OWNER` are one key of an IAM user, and a policy's `aws:ResourceTag/Owner` matches both (IAM user guide, "Tags for AWS
 * Identity and Access Management resources", Case sensitivity; "IAM JSON policy elements: Condition").
 */
export function ownTag(tags: UserFacts['tags'], key: string): { key: string; value: string } | undefined {
  // As entries: a key may be called like a property of every object.
  const found = Object.entries(tags).find(([one]) => isSameTagKey(one, key));
  return found && { key: found[0], value: found[1] };
}

/** Whether IAM takes both as one key of a user's tags. */
export function isSameTagKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A user as IAM finds it. */
export type FoundUser = { userName: string; userId: string; arn: string };

/**
 * A user as it stands, or the fact that IAM no longer knows it. `recreated`: there is a user of that name, but with
 * another unique id, so it is somebody else. `renamed`: how the user with the id that was looked for is called now.
 */
export type ReadUser =
  | { exists: true; user: UserFacts }
  | { exists: false; recreated: boolean; reason: string; renamed?: FoundUser };

/** Credentials that the control does not look at and that may keep a user alive, as people read them. */
export function otherLiveCredentials(user: UserFacts): string[] {
  const alive = (all: OtherCredential[], name: (one: OtherCredential) => string) =>
    all.filter(({ status }) => status !== 'Inactive').map(name);
  return [
    ...alive(user.sshPublicKeys, ({ id }) => `SSH public key ${id}`),
    ...alive(user.signingCertificates, ({ id }) => `signing certificate ${id}`),
    ...alive(
      user.serviceSpecificCredentials,
      ({ id, service }) => `${service ?? 'service'} credential ${id}`,
    ),
    ...user.unreadable.map(({ what }) => `${what} (could not be read)`),
  ];
}
