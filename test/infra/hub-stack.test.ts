import { describe, expect, it } from 'vitest';
import { asText, deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');

/** The only resource of a type. */
function only(type: string) {
  const found = resourcesOfType(hub, type);
  expect(found.map(([id]) => id)).toHaveLength(1);
  return found[0]?.[1] ?? { Type: type, Properties: {} };
}

/** What each policy of this type denies, by its conditions. */
function denials(type: string): unknown[][] {
  return resourcesOfType(hub, type).map(([, { Properties }]) =>
    Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Deny').map(
      ({ Condition }: { Condition: unknown }) => Condition,
    ),
  );
}

describe('the table of cases', () => {
  it('survives mistakes: deletion protection, point-in-time recovery, retained', () => {
    const table = only('AWS::DynamoDB::Table');

    expect(table.DeletionPolicy).toBe('Retain');
    expect(table.Properties).toMatchObject({
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });
});

describe('the case page', () => {
  it('answers whatever is opened, of every method', () => {
    const routes = resourcesOfType(hub, 'AWS::ApiGatewayV2::Route').map(([, route]) => route.Properties);

    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(['$default', 'ANY /messages/{messageId}']);
    expect(new Set(routes.map(({ Target }) => JSON.stringify(Target))).size).toBe(1);
    expect(only('AWS::ApiGatewayV2::Integration').Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
  });

  it('is throttled, and what is no case has a rate of its own', () => {
    const stage = only('AWS::ApiGatewayV2::Stage');
    const [others] = resourcesOfType(hub, 'AWS::ApiGatewayV2::Route').find(
      ([, { Properties }]) => Properties.RouteKey === '$default',
    ) ?? [''];

    expect(stage.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    expect(stage.Properties.RouteSettings).toEqual({
      $default: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
    });
    expect(stage.DependsOn).toContain(others);
  });

  it('logs requests without path or query, where the link’s key is', () => {
    const { Format } = only('AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings;

    expect(JSON.parse(Format)).toMatchObject({ status: '$context.status', routeKey: '$context.routeKey' });
    expect(Format).not.toMatch(/path|query|protocol|header/i);
  });

  it('answers sooner than the API gives up', () => {
    const [page] = resourcesOfType(hub, 'AWS::Lambda::Function').filter(
      ([, lambda]) => lambda.Properties.FunctionName === 'unused-credentials-case-page',
    );

    expect(page?.[1].Properties.Timeout).toBeLessThan(30);
  });
});

describe('queues and topic', () => {
  it('are encrypted at rest', () => {
    const queues = resourcesOfType(hub, 'AWS::SQS::Queue').map(([, { Properties }]) => Properties);
    expect(queues).toMatchObject([
      { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 },
      { SqsManagedSseEnabled: true, MessageRetentionPeriod: 345_600 },
      { SqsManagedSseEnabled: true, MessageRetentionPeriod: 345_600 },
    ]);
    expect(asText(only('AWS::SNS::Topic').Properties.KmsMasterKeyId)).toMatch(/^<OperatorsKey\w+\.Arn>$/);
    expect(only('AWS::KMS::Key').Properties.EnableKeyRotation).toBe(true);
  });

  it('let CloudWatch and this account’s publishers through, and nobody else', () => {
    const key = only('AWS::KMS::Key').Properties.KeyPolicy.Statement.slice(1);
    const topic = only('AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement.filter(
      (statement: { Effect: string }) => statement.Effect === 'Allow',
    );
    const cloudWatch = {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    };

    expect(key).toEqual([
      expect.objectContaining({
        Principal: { AWS: '*' },
        Condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': expect.anything() },
        },
      }),
      expect.objectContaining(cloudWatch),
    ]);
    expect(topic).toEqual([expect.objectContaining({ Action: 'sns:Publish', ...cloudWatch })]);
  });

  it('refuse what is not encrypted on its way', () => {
    const insecure = { Bool: { 'aws:SecureTransport': 'false' } };

    expect(denials('AWS::SQS::QueuePolicy')).toEqual([[insecure], [insecure], [insecure]]);
    expect(denials('AWS::SNS::TopicPolicy')).toEqual([[insecure]]);
  });
});

describe('the stack', () => {
  it('tells where the case page, the workflow, the topic, the table and the audit log are', () => {
    expect(Object.keys(hub.Outputs ?? {})).toEqual([
      'CasePageUrl',
      'StateMachineArn',
      'OperatorsTopicArn',
      'CasesTableName',
      'AuditLogName',
    ]);
  });

  it('names no partition', () => {
    expect(JSON.stringify(hub.Resources)).not.toMatch(/arn:aws/);
  });
});
