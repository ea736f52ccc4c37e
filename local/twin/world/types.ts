import type { PasswordPolicy } from '../world-spec.ts';

/** One use of an access key. */
export interface KeyUse {
  at: number;
  service: string;
  region: string;
}

/** An access key and every use of it; times are epoch ms here and below. */
export interface AccessKey {
  id: string;
  status: string;
  createdAt: number;
  uses: KeyUse[];
}

/** The console password. `value` is known only for passwords set during the run. */
export interface LoginProfile {
  createdAt: number;
  resetRequired: boolean;
  value?: string;
  /** Set by a program over the API: nobody knows it but from where that program has stored it. */
  isFromApi?: boolean;
}

/** An SSH key or signing certificate. */
export interface StoredKey {
  id: string;
  status: string;
  createdAt: number;
}

/** A service-specific credential, e.g. for CodeCommit. */
export interface ServiceCredential extends StoredKey {
  service: string;
  expiresAt?: number;
}

/** An MFA device: its serial is an ARN (`:mfa/` virtual, `:u2f/` FIDO) or a hardware serial number. */
export interface MfaDevice {
  serial: string;
  createdAt: number;
}

/** A group that the user is in. */
export interface GroupMembership {
  name: string;
  path: string;
  /** ARNs of its managed policies, where a world says any. */
  policies?: string[];
}

/** An attempt to use a service with any of a user's credentials, whether or not it was allowed. */
export interface ServiceUse {
  at: number;
  namespace: string;
  region: string | undefined;
}

/** An IAM user as it is. */
export interface User {
  userName: string;
  userId: string;
  path: string;
  createdAt: number;
  tags: Record<string, string>;
  password: LoginProfile | undefined;
  /** Every recorded sign-in, also with passwords that are gone. */
  passwordUses: number[];
  /** Uses of services besides those of the access keys that it has now. */
  serviceUses: ServiceUse[];
  accessKeys: AccessKey[];
  mfaDevices: MfaDevice[];
  sshPublicKeys: StoredKey[];
  signingCertificates: StoredKey[];
  serviceSpecificCredentials: ServiceCredential[];
  groups: GroupMembership[];
  attachedPolicies: string[];
  inlinePolicies: { name: string; document: unknown }[];
  permissionsBoundary: string | undefined;
  mayChangePassword: boolean;
}

/** A part of a user that IAM shows by calls of its own, and that lags on its own. */
export type UserPart = Exclude<
  keyof User,
  'userName' | 'userId' | 'path' | 'createdAt' | 'passwordUses' | 'serviceUses'
>;

/** A role that may be assumed. */
export interface Role {
  name: string;
  exists: boolean;
  trust?: { principals: string[] } | undefined;
}

/** An AWS account. */
export interface Account {
  id: string;
  name: string;
  aliases: string[];
  passwordPolicy: PasswordPolicy | undefined;
  users: Map<string, User>;
  roles: Map<string, Role>;
  /** Opt-in Regions that it has not enabled. */
  disabledRegions: string[];
  /** Virtual MFA devices that nobody uses any more: serial to the name of the last user. */
  unassignedMfaDevices: Map<string, string>;
}

/** One change of IAM, by whomever. */
export interface IamLogEntry {
  at: number;
  /** The IAM action, e.g. `UpdateAccessKey`. */
  action: string;
  account: string;
  user: string;
  detail: Record<string, string | number | boolean>;
  /** The caller's ARN, or who of the people it was. */
  by: string;
}
