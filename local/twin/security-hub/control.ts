import type { Finding } from './finding.ts';

/** The controls about unused credentials, and after how many days a credential counts as unused. */
export const unusedAfterDays = { 'IAM.8': 90, 'IAM.22': 45 } as const;

/** A control that the twin evaluates. */
export type ControlId = keyof typeof unusedAfterDays;

/** An IAM user as the control sees it through the credential report. Times are epoch milliseconds. */
export interface ControlUser {
  account: string;
  arn: string;
  name: string;
  /** The unique id, `AIDA...`. */
  userId: string;
  password?: { createdAt: number; lastUsed?: number | undefined } | undefined;
  keys: readonly { status: string; createdAt: number; lastUsed?: number | undefined }[];
}

const dayMs = 24 * 3_600_000;

/**
 * Fallback where `Compliance.SecurityControlId` is missing. `PCI.IAM.8` is the password policy, not this control;
 * PCI's unused-credentials control is `PCI.IAM.7`.
 */
const controlOfGenerator: readonly [RegExp, ControlId][] = [
  [/^security-control\/IAM\.8$/, 'IAM.8'],
  [/^security-control\/IAM\.22$/, 'IAM.22'],
  [/^aws-foundational-security-best-practices\/v\/[^/]+\/IAM\.8$/, 'IAM.8'],
  [/^nist-800-53\/v\/[^/]+\/IAM\.8$/, 'IAM.8'],
  [/^service-managed-aws-control-tower\/v\/[^/]+\/(CT\.)?IAM\.8$/, 'IAM.8'],
  [/:ruleset\/cis-aws-foundations-benchmark\/v\/1\.2\.0\/rule\/1\.3$/, 'IAM.8'],
  [/^pci-dss\/v\/3\.2\.1\/PCI\.IAM\.7$/, 'IAM.8'],
  [/^cis-aws-foundations-benchmark\/v\/(1\.4|3\.0)\.0\/1\.12$/, 'IAM.22'],
];

/** The control that produced a finding about an IAM user, or undefined for anything that the twin leaves alone. */
export function controlOf(finding: Finding): ControlId | undefined {
  if (!finding.ProductArn.endsWith('::product/aws/securityhub')) return undefined;
  if (finding.Resources?.[0]?.Type !== 'AwsIamUser') return undefined;
  const id = finding.Compliance?.SecurityControlId;
  if (id !== undefined) return id === 'IAM.8' || id === 'IAM.22' ? id : undefined;
  return controlOfGenerator.find(([pattern]) => pattern.test(finding.GeneratorId ?? ''))?.[1];
}

/** True if no active credential has been unused for the control's days (a whole day counts at 24 h). */
export function passes(user: ControlUser, control: ControlId, now: number): boolean {
  const limit = unusedAfterDays[control] * dayMs;
  const activity = user.keys
    .filter((key) => key.status === 'Active')
    .map((key) => key.lastUsed ?? key.createdAt);
  // After a password was replaced, its last use is still that of the old one (IAM API reference, User).
  if (user.password) activity.push(Math.max(user.password.lastUsed ?? 0, user.password.createdAt));
  return activity.every((at) => now - at < limit);
}

/** The user that a finding is about, also where the ARN carries the unique id in place of the name. */
export function userOf(
  finding: Finding,
  userId: string | undefined,
  users: readonly ControlUser[],
): ControlUser | undefined {
  const resource = finding.Resources?.[0];
  const id = userId ?? resource?.Details?.AwsIamUser?.UserId;
  const account = resource?.Id.split(':')[4];
  const inAccount = users.filter((user) => user.account === account);
  if (id !== undefined) return inAccount.find((user) => user.userId === id);
  const last = resource?.Id.split('/').at(-1);
  return inAccount.find((user) => user.arn === resource?.Id || user.userId === last);
}
