import { Aws, CfnStackSet, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';
import type { MemberSettings } from './member-policies.ts';
import { memberTemplate } from './member-template.ts';
import { memberStackName } from './names.ts';

export interface MemberStackSetProps extends StackProps {
  settings: MemberSettings & Pick<Settings, 'organizationalUnitIds' | 'memberRegion'>;
}

/**
 * Puts the member roles into every account of the organizational units, and into accounts that join them. Deployed in
 * the hub account, as CloudFormation's delegated administrator. Never reaches the management account (CloudFormation
 * user guide, service-managed StackSets). A deployment leaves out the hub's own, which has the stack itself; automatic
 * deployment goes by units, so where the hub account is moved between two of them it may get an instance, which fails
 * (unconfirmed; the doctor says how to take it away).
 */
export class MemberStackSet extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: MemberStackSetProps) {
    super(scope, id, props);
    new CfnStackSet(this, 'StackSet', {
      stackSetName: memberStackName,
      description: 'Roles of the unused credentials responder in member accounts',
      permissionModel: 'SERVICE_MANAGED',
      callAs: 'DELEGATED_ADMIN',
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: JSON.stringify(memberTemplate(settings)),
      // An account that leaves is not ours to reach into any more. So nothing is given back there either (README, "Update").
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      operationPreferences: {
        // One account that refuses does not keep the others from their roles.
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        // Rounded down (API reference, StackSetOperationPreferences): of two accounts one may fail, of 500 495. Only
        // where every account fails, be it the only one, the deployment does.
        failureTolerancePercentage: 99,
        maxConcurrentPercentage: 25,
      },
      stackInstancesGroup: [
        {
          deploymentTargets: {
            organizationalUnitIds: settings.organizationalUnitIds,
            accountFilterType: 'DIFFERENCE',
            accounts: [settings.hubAccountId],
          },
          // IAM is the same in every Region: one instance, where the hub is, if that is enabled everywhere.
          regions: [settings.memberRegion ?? Aws.REGION],
        },
      ],
    });
  }
}
