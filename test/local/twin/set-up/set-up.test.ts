import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackInstancesCommand,
} from '@aws-sdk/client-cloudformation';
import { ConfigServiceClient, DescribeConfigurationRecordersCommand } from '@aws-sdk/client-config-service';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ListAccountsForParentCommand,
  ListDelegatedServicesForAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  BatchGetSecurityControlsCommand,
  DescribeHubCommand,
  GetFindingAggregatorCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import {
  GetAccountCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { afterEach, describe, expect, it } from 'vitest';
import type { Twin } from '../../../../local/twin/server.ts';
import type { SetUp } from '../../../../local/twin/set-up/spec.ts';
import { HUB, KEY_ID, MANAGEMENT, MEMBERS, startAccount, UNIT } from '../../../operate/doctor/bench.ts';

let twin: Twin;
afterEach(() => twin.close());

async function start(change: (setUp: SetUp) => void = () => {}, caller = HUB) {
  twin = await startAccount({ change, caller });
  return (prefix: string, region = 'eu-west-1') => ({
    ...{ region, maxAttempts: 1, endpoint: twin.url(prefix) },
    credentials: { accessKeyId: KEY_ID, secretAccessKey: 'secret' },
  });
}

describe('lists', () => {
  it('come in pages, of which each names the next', async () => {
    const client = new CloudFormationClient((await start())('cloudformation'));
    const names = { StackSetName: 'UnusedCredentialsMember', CallAs: 'DELEGATED_ADMIN' } as const;

    const first = await client.send(new ListStackInstancesCommand(names));
    const second = await client.send(new ListStackInstancesCommand({ ...names, NextToken: first.NextToken }));

    expect(first.Summaries?.map(({ Account }) => Account)).toEqual([MEMBERS[0], MEMBERS[1]]);
    expect(second.Summaries).toMatchObject([
      { Account: MEMBERS[2], OrganizationalUnitId: UNIT, Status: 'CURRENT' },
    ]);
    expect(second.NextToken).toBeUndefined();
  });
});

describe('another Region', () => {
  it('is as a new account has it', async () => {
    const config = await start();

    await expect(
      new SecurityHubClient(config('securityhub', 'us-west-2')).send(new DescribeHubCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidAccessException',
      message: expect.stringContaining('not subscribed'),
    });
    expect(await new SESv2Client(config('sesv2', 'us-west-2')).send(new GetAccountCommand({}))).toMatchObject(
      {
        ProductionAccessEnabled: false,
        SendQuota: { Max24HourSend: 200 },
      },
    );
    const { AccountLimit } = await new LambdaClient(config('lambda', 'us-west-2')).send(
      new GetAccountSettingsCommand({}),
    );
    expect(AccountLimit).toMatchObject({ ConcurrentExecutions: 10 });
  });
});

describe('whoever may not ask', () => {
  it('is refused by Organizations, unless it is the management account', async () => {
    const change = ({ organization }: SetUp) => {
      if (organization !== undefined) organization.delegated = {};
    };
    const refused = new OrganizationsClient((await start(change))('organizations'));
    await expect(refused.send(new ListAccountsForParentCommand({ ParentId: UNIT }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await twin.close();

    const management = new OrganizationsClient((await start(change, MANAGEMENT))('organizations'));
    await expect(
      management.send(new ListDelegatedServicesForAccountCommand({ AccountId: HUB })),
    ).rejects.toMatchObject({ name: 'AccountNotRegisteredException' });
    expect(
      (await management.send(new ListAccountsForParentCommand({ ParentId: UNIT }))).Accounts,
    ).toHaveLength(2);
  });

  it('is refused by StackSets where it calls as what it is not', async () => {
    const client = new CloudFormationClient((await start())('cloudformation'));

    await expect(
      client.send(new ListStackInstancesCommand({ StackSetName: 'UnusedCredentialsMember' })),
    ).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('what is not there', () => {
  it('has the error of its service', async () => {
    const config = await start();
    const hub = new SecurityHubClient(config('securityhub'));
    const arn = 'arn:aws:securityhub:eu-west-1:444455556666:finding-aggregator/another';
    const organizations = new OrganizationsClient(config('organizations'));
    const cloudFormation = new CloudFormationClient(config('cloudformation'));
    const ses = new SESv2Client(config('sesv2'));
    const quotas = new ServiceQuotasClient(config('service-quotas'));
    const service = new ConfigServiceClient(config('config-service'));
    const named = (name: string) => expect.objectContaining({ name });

    await expect(hub.send(new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }))).rejects.toEqual(
      named('ResourceNotFoundException'),
    );
    await expect(
      organizations.send(new ListAccountsForParentCommand({ ParentId: 'r-ab12' })),
    ).rejects.toEqual(named('ParentNotFoundException'));
    await expect(
      cloudFormation.send(new DescribeStacksCommand({ StackName: 'another' })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack with id another does not exist' });
    await expect(ses.send(new GetEmailIdentityCommand({ EmailIdentity: 'another.example' }))).rejects.toEqual(
      named('NotFoundException'),
    );
    await expect(
      ses.send(new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName: 'another' })),
    ).rejects.toEqual(named('NotFoundException'));
    await expect(quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'another' }))).rejects.toEqual(
      named('NoSuchResourceException'),
    );
    await expect(
      service.send(new DescribeConfigurationRecordersCommand({ ServicePrincipal: 'another.amazonaws.com' })),
    ).rejects.toEqual(named('ValidationException'));
    await expect(
      new IAMClient(config('iam')).send(new GetRoleCommand({ RoleName: 'another' })),
    ).rejects.toEqual(named('NoSuchEntityException'));
    expect(twin.refusals).toEqual([]);
  });

  it('is listed apart by BatchGetSecurityControls', async () => {
    const client = new SecurityHubClient((await start())('securityhub'));

    expect(
      await client.send(new BatchGetSecurityControlsCommand({ SecurityControlIds: ['IAM.8', 'IAM.99'] })),
    ).toMatchObject({
      SecurityControls: [{ SecurityControlId: 'IAM.8', SecurityControlStatus: 'ENABLED' }],
      UnprocessedIds: [{ SecurityControlId: 'IAM.99', ErrorCode: 'NOT_FOUND' }],
    });
  });
});

it('gives the trust of a role URL-encoded', async () => {
  const client = new IAMClient((await start())('iam'));

  const { Role } = await client.send(new GetRoleCommand({ RoleName: 'UnusedCredentialsAct' }));

  expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B%22/);
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain(
    'unused-credentials-disable-credentials-role',
  );
});
