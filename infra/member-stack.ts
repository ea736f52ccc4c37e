import { Aws, BootstraplessSynthesizer, type IStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { AccountPrincipal, type IPrincipal, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { actStatements, type MemberSettings, readStatements, restoreStatements } from './member-policies.ts';
import {
  actors,
  actRoleName,
  type FunctionFolder,
  functionRoleName,
  readers,
  readRoleName,
  restoreRoleName,
  restorers,
} from './names.ts';
import { InvalidSettingsError } from './settings.ts';

export interface MemberStackProps extends StackProps {
  settings: MemberSettings;
}

/** The three roles through which the hub's functions reach the IAM users of one account, the hub's own included. */
export class MemberStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: MemberStackProps) {
    super(scope, id, {
      description: 'Lets the unused credentials responder handle the IAM users of this account',
      // No asset, so no account needs to be bootstrapped for it, and a StackSet takes it as it is.
      synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer,
      ...props,
    });
    this.addRole('Read', {
      roleName: readRoleName,
      description: 'Reads IAM users for the unused credentials responder',
      assumedBy: trusted(settings, readers),
      statements: readStatements(),
    });
    this.addRole('Act', {
      roleName: actRoleName,
      description: 'Disables and deletes IAM user credentials for the unused credentials responder',
      assumedBy: trusted(settings, actors),
      statements: actStatements(settings),
    });
    this.addRole('Restore', {
      roleName: restoreRoleName,
      description: 'Gives IAM user credentials back for the unused credentials responder',
      assumedBy: trusted(settings, restorers),
      statements: restoreStatements(settings),
    });
  }

  private addRole(
    id: string,
    {
      statements,
      ...props
    }: { roleName: string; description: string; assumedBy: IPrincipal; statements: PolicyStatement[] },
  ): void {
    refuseTooLarge(props.roleName, statements);
    const role = new Role(this, id, props);
    for (const statement of statements) role.addToPolicy(statement);
  }
}

/** Characters of all inline policies of a role (IAM user guide, "IAM and AWS STS quotas"). */
const LARGEST_POLICY = 10_240;

// Each protected tag is a statement with all the actions of the role.
function refuseTooLarge(roleName: string, statements: PolicyStatement[]): void {
  const size = JSON.stringify(statements.map((statement) => statement.toStatementJson())).length;
  if (size <= LARGEST_POLICY) return;
  throw new InvalidSettingsError([
    `protected: the policy of ${roleName} would have ${size} characters, and IAM takes ${LARGEST_POLICY}; ` +
      'protect by fewer tags and paths',
  ]);
}

/** The hub account, but only its functions' roles, and only while it belongs to the organisation. */
function trusted(settings: MemberSettings, folders: readonly FunctionFolder[]): IPrincipal {
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
