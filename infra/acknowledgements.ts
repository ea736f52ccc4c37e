import { type App, type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import {
  actors,
  actRoleName,
  functionFolders,
  machineName,
  pascalCase,
  readers,
  readRoleName,
  restoreRoleName,
  restorers,
} from './names.ts';

/** A finding of cdk-nag that is as it should be, and why. */
export interface Acknowledgement {
  /** Construct path below the stack. */
  at: string;
  /** Rule of AwsSolutions, with the resource for a rule about wildcards. */
  finding: string;
  reason: string;
}

const wildcard = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;
const member = (roleName: string): string => wildcard(`arn:<AWS::Partition>:iam::*:role/${roleName}`);
const own = (resource: string): string =>
  wildcard(`arn:<AWS::Partition>:iam::<AWS::AccountId>:${resource}/*`);
const policyOf = (folder: string): string => `Functions/${pascalCase(folder)}/Role/DefaultPolicy/Resource`;

/** What stands in the hub stack of this account. */
export function hubAcknowledgements(account: string): Acknowledgement[] {
  const regional = (service: string, rest: string): string =>
    wildcard(`arn:<AWS::Partition>:${service}:<AWS::Region>:${account}:${rest}`);
  return [
    {
      at: 'CasePage/Api/ANY--messages--{messageId}/Resource',
      finding: 'AwsSolutions-APIG4',
      reason:
        'Stakeholders have no AWS identity: the key in the link, kept as a hash, is what the function checks (docs/adr/003).',
    },
    {
      at: 'CasePage/Others/Resource',
      finding: 'AwsSolutions-APIG4',
      reason: 'What is no case gets a page that says so; nothing is read for it.',
    },
    {
      at: 'StateMachineRole/DefaultPolicy/Resource',
      finding: wildcard('*'),
      reason: 'Vended logs and X-Ray: Step Functions’ log deliveries and traces have no ARN to allow.',
    },
    ...functionFolders.map((folder) => ({
      at: policyOf(folder),
      finding: wildcard('*'),
      reason: `X-Ray: traces of ${folder} belong to no resource.`,
    })),
    ...readers.map((folder) => ({
      at: policyOf(folder),
      finding: member(readRoleName),
      reason: `${folder} reads users of any member account; the role's trust and the settings say which.`,
    })),
    ...actors.map((folder) => ({
      at: policyOf(folder),
      finding: member(actRoleName),
      reason: `${folder} acts on users of any member account; the role's trust and the settings say which.`,
    })),
    ...restorers.map((folder) => ({
      at: policyOf(folder),
      finding: member(restoreRoleName),
      reason: `${folder} gives back to users of any member account; the role's trust and the settings say which.`,
    })),
    ...['open-cases', 'sweep-cases'].map((folder) => ({
      at: policyOf(folder),
      finding: regional('states', `execution:${machineName}:*`),
      reason: `${folder} looks whether the execution of any case runs; each case has its own.`,
    })),
    ...['revert-credentials', 'sweep-cases'].map((folder) => ({
      at: policyOf(folder),
      finding: regional('secretsmanager', 'secret:unused-credentials/*'),
      reason: 'The secret of each case is named after it, and Secrets Manager adds six characters.',
    })),
  ];
}

/** What stands in the stack of the member roles. */
export const memberAcknowledgements: readonly Acknowledgement[] = [
  {
    at: 'Read/DefaultPolicy/Resource',
    finding: wildcard('*'),
    reason: 'iam:ListUsers takes no resource; it tells how the user with an id is called.',
  },
  {
    at: 'Act/DefaultPolicy/Resource',
    finding: wildcard('*'),
    reason: 'iam:ListUsers takes no resource; it tells how the user with an id is called.',
  },
  {
    at: 'Read/DefaultPolicy/Resource',
    finding: own('user'),
    reason: 'Any user of the account can have a finding; the session policy names the one of the case.',
  },
  {
    at: 'Act/DefaultPolicy/Resource',
    finding: own('user'),
    reason: 'Any user of the account can have a finding; the session policy names the one of the case.',
  },
  {
    at: 'Act/DefaultPolicy/Resource',
    finding: own('group'),
    reason: 'IAM authorises leaving a group against the group, and a user may be in any.',
  },
  {
    at: 'Act/DefaultPolicy/Resource',
    finding: own('mfa'),
    reason: 'IAM authorises deleting a virtual MFA device against the device, whose name is free.',
  },
  {
    at: 'Restore/DefaultPolicy/Resource',
    finding: wildcard('*'),
    reason:
      'iam:GetAccountPasswordPolicy and iam:ListUsers take no resource; a new password has to satisfy the one, the other tells how a user is called.',
  },
  {
    at: 'Restore/DefaultPolicy/Resource',
    finding: own('user'),
    reason: 'Any user of the account can have a finding; the session policy names the one of the case.',
  },
];

/** Acknowledges the findings in the stacks of the app. Throws where a construct is not there any more. */
export function acknowledgeFindings(app: App, hubAccountId: string): void {
  acknowledge(stackOf(app, 'UnusedCredentialsHub'), hubAcknowledgements(hubAccountId));
  acknowledge(stackOf(app, 'UnusedCredentialsMember'), memberAcknowledgements);
}

function stackOf(app: App, id: string): Stack {
  return app.node.findChild(id) as Stack;
}

function acknowledge(stack: Stack, acknowledgements: readonly Acknowledgement[]): void {
  for (const { at, finding, reason } of acknowledgements) {
    const construct = at.split('/').reduce((parent: IConstruct, id) => parent.node.findChild(id), stack);
    Validations.of(construct).acknowledge({ id: `AwsSolutions::${finding}`, reason });
  }
}
