import { partitionOf } from '../partition.ts';
import type { AuthorizedCall } from '../session.ts';
import { type NeedsOf, text } from './need.ts';

/*
 * Resource types of the reads that show how an account is set up. Source: Service Authorization Reference, one page per
 * service; an action without a resource type there is one on everything here.
 */

function arn(service: string, { region, principal }: AuthorizedCall, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${principal.account}:${resource}`;
}

const onAll =
  (action: string): NeedsOf =>
  () => [{ action, resource: '*' }];

const on =
  (action: string, resourceOf: (...call: Parameters<NeedsOf>) => string): NeedsOf =>
  (...call) => [{ action, resource: resourceOf(...call) }];

const onSet = (action: string): NeedsOf =>
  on(action, (parameters, call) =>
    arn('ses', call, `configuration-set/${text(parameters, 'ConfigurationSetName')}`),
  );

const onTable = (action: string): NeedsOf =>
  on(action, (parameters, call) => arn('dynamodb', call, `table/${text(parameters, 'TableName')}`));

/** What the reads need, by service and operation. */
export const setUpNeeds: Record<string, Record<string, NeedsOf>> = {
  securityhub: {
    DescribeHub: on('securityhub:DescribeHub', (_, call) => arn('securityhub', call, 'hub/default')),
    DescribeActionTargets: on('securityhub:DescribeActionTargets', (_, call) =>
      arn('securityhub', call, 'hub/default'),
    ),
    ListFindingAggregators: onAll('securityhub:ListFindingAggregators'),
    GetFindingAggregator: on('securityhub:GetFindingAggregator', (parameters) =>
      text(parameters, 'FindingAggregatorArn'),
    ),
    BatchGetSecurityControls: on('securityhub:BatchGetSecurityControls', (_, call) =>
      arn('securityhub', call, 'hub/default'),
    ),
  },
  organizations: {
    DescribeOrganization: onAll('organizations:DescribeOrganization'),
    ListDelegatedServicesForAccount: onAll('organizations:ListDelegatedServicesForAccount'),
    ListAccountsForParent: onAll('organizations:ListAccountsForParent'),
    ListOrganizationalUnitsForParent: onAll('organizations:ListOrganizationalUnitsForParent'),
  },
  cloudformation: {
    DescribeOrganizationsAccess: onAll('cloudformation:DescribeOrganizationsAccess'),
    DescribeStacks: on('cloudformation:DescribeStacks', (parameters, call) =>
      arn('cloudformation', call, `stack/${text(parameters, 'StackName')}/*`),
    ),
    ListStackInstances: on('cloudformation:ListStackInstances', (parameters, call) =>
      arn('cloudformation', call, `stackset/${text(parameters, 'StackSetName')}:*`),
    ),
  },
  ses: {
    GetAccount: onAll('ses:GetAccount'),
    GetEmailIdentity: on('ses:GetEmailIdentity', (parameters, call) =>
      arn('ses', call, `identity/${text(parameters, 'EmailIdentity')}`),
    ),
    GetConfigurationSet: onSet('ses:GetConfigurationSet'),
    GetConfigurationSetEventDestinations: onSet('ses:GetConfigurationSetEventDestinations'),
  },
  iam: {
    GetRole: on('iam:GetRole', (parameters, { principal }, { world }) => {
      const role = `role/${text(parameters, 'RoleName')}`;
      return `arn:${world.partition}:iam::${principal.account}:${role}`;
    }),
  },
  sns: {
    ListSubscriptionsByTopic: on('sns:ListSubscriptionsByTopic', (parameters) =>
      text(parameters, 'TopicArn'),
    ),
  },
  dynamodb: {
    DescribeTimeToLive: onTable('dynamodb:DescribeTimeToLive'),
    DescribeContinuousBackups: onTable('dynamodb:DescribeContinuousBackups'),
  },
  lambda: { GetAccountSettings: onAll('lambda:GetAccountSettings') },
  servicequotas: { ListServiceQuotas: onAll('servicequotas:ListServiceQuotas') },
  config: {
    DescribeConfigurationRecorders: onAll('config:DescribeConfigurationRecorders'),
    DescribeConfigurationRecorderStatus: onAll('config:DescribeConfigurationRecorderStatus'),
  },
};
