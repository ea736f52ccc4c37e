import { Aws, BootstraplessSynthesizer, type IStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountPrincipal, type IPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { findActions, roleActions } from '../functions/aws/iam/session-actions.ts';
import type { Settings } from '../functions/domain/settings/settings.ts';
import {
  actors,
  actRoleName,
  type FunctionFolder,
  functionRoleName,
  readers,
  readRoleName,
} from './names.ts';

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
    read.addToPolicy(on('user', roleActions(['read']).user));
    // A finding may name a user by its unique id, which only a listing translates; listing knows no resource.
    read.addToPolicy(onAny(findActions));
    const acts = roleActions(['disable', 'delete', 'delete-user', 'restore']);
    act.addToPolicy(on('user', acts.user));
    act.addToPolicy(on('group', acts.group));
    act.addToPolicy(on('mfa', acts.mfa));
    act.addToPolicy(onAny(acts.any));
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

/** For actions that IAM cannot limit to a resource. */
function onAny(actions: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: ['*'] });
}

function on(resource: 'user' | 'group' | 'mfa', actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions,
    resources: [`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${resource}/*`],
  });
}
