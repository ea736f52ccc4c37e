import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aws, CfnStackSet, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';
import { MemberStack } from './member-stack.ts';

export interface MemberStackSetProps extends StackProps {
  settings: Pick<Settings, 'hubAccountId' | 'organizationId' | 'organizationalUnitIds'>;
}

/**
 * Puts the member roles into every account of the organizational units, and into accounts that join them. Deployed in
 * the hub account, as CloudFormation's delegated administrator. Never reaches the management account (CloudFormation
 * user guide, service-managed StackSets), and leaves out the hub's own, which has the stack itself.
 */
export class MemberStackSet extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: MemberStackSetProps) {
    super(scope, id, props);
    new CfnStackSet(this, 'StackSet', {
      stackSetName: 'UnusedCredentialsMember',
      description: 'Roles of the unused credentials responder in member accounts',
      permissionModel: 'SERVICE_MANAGED',
      callAs: 'DELEGATED_ADMIN',
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: memberTemplate(settings),
      // An account that leaves is not ours to reach into any more.
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      operationPreferences: {
        // One account that refuses does not keep the others from their roles.
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        failureTolerancePercentage: 10,
        maxConcurrentPercentage: 25,
      },
      stackInstancesGroup: [
        {
          deploymentTargets: {
            organizationalUnitIds: settings.organizationalUnitIds,
            accountFilterType: 'DIFFERENCE',
            accounts: [settings.hubAccountId],
          },
          // IAM is the same in every Region: one instance, where the hub is.
          regions: [Aws.REGION],
        },
      ],
    });
  }
}

/** The very template of the stack for one account, as text. */
function memberTemplate(settings: MemberStackSetProps['settings']): string {
  const outdir = mkdtempSync(join(tmpdir(), 'unused-credentials-member-'));
  try {
    const app = new App({
      outdir,
      autoSynth: false,
      analyticsReporting: false,
      builtinCloudFormationValidation: false,
    });
    const { artifactId } = new MemberStack(app, 'UnusedCredentialsMember', { settings });
    return JSON.stringify(app.synth().getStackArtifact(artifactId).template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
