import { Aws, BootstraplessSynthesizer, type IStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountPrincipal, type IPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';
import {
  actors,
  actRoleName,
  type FunctionFolder,
  functionRoleName,
  readers,
  readRoleName,
} from './names.ts';

const reads = [
  'iam:GetAccessKeyLastUsed',
  'iam:GetLoginProfile',
  'iam:GetUser',
  'iam:ListAccessKeys',
  'iam:ListAttachedUserPolicies',
  'iam:ListGroupsForUser',
  'iam:ListMFADevices',
  'iam:ListServiceSpecificCredentials',
  'iam:ListSigningCertificates',
  'iam:ListSSHPublicKeys',
  'iam:ListUserPolicies',
];

/** Disabling, restoring, and all that must go before IAM deletes a user. */
const writes = [
  'iam:CreateLoginProfile',
  'iam:DeactivateMFADevice',
  'iam:DeleteAccessKey',
  'iam:DeleteLoginProfile',
  'iam:DeleteServiceSpecificCredential',
  'iam:DeleteSigningCertificate',
  'iam:DeleteSSHPublicKey',
  'iam:DeleteUser',
  'iam:DeleteUserPolicy',
  'iam:DetachUserPolicy',
  'iam:UpdateAccessKey',
];

export interface MemberStackProps extends StackProps {
  settings: Pick<Settings, 'hubAccountId' | 'organizationId'>;
}

/** The two roles through which the hub's functions reach the IAM users of one account, the hub's own included. */
export class MemberStack extends Stack {
  constructor(scope: Construct, id: string, props: MemberStackProps) {
    super(scope, id, {
      description: 'Lets the unused credentials responder handle the IAM users of this account',
      // No asset, so no account needs to be bootstrapped for it, and a StackSet takes it as it is.
      synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer,
      ...props,
    });
    const read = new Role(this, 'Read', {
      roleName: readRoleName,
      description: 'Reads IAM users for the unused credentials responder',
      assumedBy: trusted(props.settings, readers),
    });
    const act = new Role(this, 'Act', {
      roleName: actRoleName,
      description: 'Disables, deletes and restores IAM user credentials for the unused credentials responder',
      assumedBy: trusted(props.settings, actors),
    });
    read.addToPolicy(onUsers(reads));
    // A finding may name a user by its unique id, which only a listing translates; listing knows no resource.
    read.addToPolicy(new PolicyStatement({ actions: ['iam:ListUsers'], resources: ['*'] }));
    act.addToPolicy(onUsers([...reads, 'iam:GetUserPolicy', ...writes]));
    act.addToPolicy(on('group', ['iam:RemoveUserFromGroup']));
    act.addToPolicy(on('mfa', ['iam:DeleteVirtualMFADevice']));
    // A new password has to satisfy the account's policy, which is no resource either.
    act.addToPolicy(new PolicyStatement({ actions: ['iam:GetAccountPasswordPolicy'], resources: ['*'] }));
  }
}

/** The hub account, but only its functions' roles, and only while it belongs to the organisation. */
function trusted(settings: MemberStackProps['settings'], folders: readonly FunctionFolder[]): IPrincipal {
  const { hubAccountId, organizationId } = settings;
  return new AccountPrincipal(hubAccountId).withConditions({
    ArnEquals: {
      'aws:PrincipalArn': folders.map(
        (folder) => `arn:${Aws.PARTITION}:iam::${hubAccountId}:role/${functionRoleName(folder)}`,
      ),
    },
    ...(organizationId !== undefined && { StringEquals: { 'aws:PrincipalOrgID': organizationId } }),
  });
}

function onUsers(actions: string[]): PolicyStatement {
  return on('user', actions);
}

function on(resource: 'user' | 'group' | 'mfa', actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions,
    resources: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${resource}/*`],
  });
}
