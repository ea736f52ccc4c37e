/**
 * Every action of IAM that the doctor asks for, each of which only reads. A read names its action of this list, and the
 * policy is made of it, so that neither can forget one. Source: Service Authorization Reference, one page per service.
 * `sts:GetCallerIdentity` is missing: everybody may (API reference).
 */
export const ACTIONS = [
  'cloudformation:DescribeOrganizationsAccess',
  'cloudformation:DescribeStacks',
  'cloudformation:ListStackInstances',
  'config:DescribeConfigurationRecorderStatus',
  'config:DescribeConfigurationRecorders',
  'dynamodb:DescribeContinuousBackups',
  'dynamodb:DescribeTable',
  'dynamodb:DescribeTimeToLive',
  'iam:GetRole',
  'iam:GetUser',
  'lambda:GetAccountSettings',
  'organizations:DescribeOrganization',
  'organizations:ListAccountsForParent',
  'organizations:ListDelegatedServicesForAccount',
  'organizations:ListOrganizationalUnitsForParent',
  'securityhub:BatchGetSecurityControls',
  'securityhub:DescribeActionTargets',
  'securityhub:DescribeHub',
  'securityhub:GetFindingAggregator',
  'securityhub:ListFindingAggregators',
  'servicequotas:ListServiceQuotas',
  'ses:GetAccount',
  'ses:GetConfigurationSet',
  'ses:GetConfigurationSetEventDestinations',
  'ses:GetEmailIdentity',
  'sns:ListSubscriptionsByTopic',
] as const;
export type Action = (typeof ACTIONS)[number];

/** The policy that the credentials need, as a document of IAM that can be copied. */
export function readOnlyPolicy(): object {
  const statement = { Sid: 'UnusedCredentialsDoctor', Effect: 'Allow', Action: ACTIONS, Resource: '*' };
  return { Version: '2012-10-17', Statement: [statement] };
}
