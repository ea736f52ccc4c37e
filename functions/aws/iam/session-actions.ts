import { actionsOf } from './kinds.ts';

/** What a session is opened for; each has its own session policy. */
export type SessionStep = 'read' | 'assess' | 'find' | 'disable' | 'delete' | 'delete-user' | 'restore';

/** What an assessment of a user calls; all of it can be limited to the user's ARN (service authorization reference). */
export const readActions: readonly string[] = [
  'iam:GetUser',
  ...actionsOf('read'),
  'iam:ListMFADevices',
  'iam:ListGroupsForUser',
  'iam:ListAttachedUserPolicies',
  'iam:ListUserPolicies',
  'iam:ListSSHPublicKeys',
  'iam:ListSigningCertificates',
  'iam:ListServiceSpecificCredentials',
];

interface StepActions {
  user: readonly string[];
  group?: readonly string[];
  mfa?: readonly string[];
  /** Actions that IAM cannot limit to a resource. */
  any?: readonly string[];
}

/** What a step calls besides reading, by the kind of resource that the action is limited to. */
export const stepActions: Readonly<Record<Exclude<SessionStep, 'find'>, StepActions>> = {
  read: { user: [] },
  assess: {
    user: ['iam:GenerateServiceLastAccessedDetails', 'iam:ListPoliciesGrantingServiceAccess'],
    any: ['iam:GetServiceLastAccessedDetails'],
  },
  disable: { user: actionsOf('disable') },
  delete: { user: actionsOf('delete') },
  'delete-user': {
    user: [
      ...actionsOf('delete'),
      'iam:GetUserPolicy',
      'iam:DeactivateMFADevice',
      'iam:DeleteSSHPublicKey',
      'iam:DeleteSigningCertificate',
      'iam:DeleteServiceSpecificCredential',
      'iam:DeleteUserPolicy',
      'iam:DetachUserPolicy',
      'iam:DeleteUser',
    ],
    group: ['iam:RemoveUserFromGroup'],
    mfa: ['iam:DeleteVirtualMFADevice'],
  },
  restore: {
    user: actionsOf('restore'),
    any: actionsOf('restoreAnywhere'),
  },
};

/** What listing users takes; listing knows no resource. */
export const findActions: readonly string[] = ['iam:ListUsers'];

type ResourceKind = 'user' | 'group' | 'mfa' | 'any';

/** What one role needs for all sessions of `steps`, by the kind of resource; in the order of the alphabet. */
export function roleActions(steps: readonly (keyof typeof stepActions)[]): Record<ResourceKind, string[]> {
  const of = (resource: ResourceKind, always: readonly string[] = []) =>
    [...new Set([...always, ...steps.flatMap((step) => stepActions[step][resource] ?? [])])].sort();
  return { user: of('user', readActions), group: of('group'), mfa: of('mfa'), any: of('any') };
}
