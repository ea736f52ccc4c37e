import { describe, expect, it } from 'vitest';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const targets = resourcesOfType(hub, 'AWS::SecurityHub::ActionTarget');
const functions = resourcesOfType(hub, 'AWS::Lambda::Function');
const [[openCases, lambda] = []] = functions.filter(
  ([, resource]) => resource.Properties.FunctionName === 'unused-credentials-open-cases',
);

const clicks =
  resourcesOfType(hub, 'AWS::SQS::Queue')
    .map(([id]) => id)
    .find((id) => id.startsWith('Clicks')) ?? '';

describe('the custom actions', () => {
  it('are three, named within what Security Hub takes', () => {
    const actions = targets.map(([, { Properties }]) => [Properties.Id, Properties.Name]);

    expect(actions).toEqual([
      ['RetireCredentials', 'Retire credentials'],
      ['PreviewRetirement', 'Preview retirement'],
      ['StopOrRestore', 'Stop or restore'],
    ]);
    for (const [id, name] of actions) {
      expect(id).toMatch(/^[A-Za-z0-9]{1,20}$/);
      expect(name.length).toBeLessThanOrEqual(20);
    }
  });

  it.each(targets.map(([id]) => id))(
    '%s reaches the queue of clicks through one rule, on its ARN alone',
    (id) => {
      const rules = resourcesOfType(hub, 'AWS::Events::Rule').filter(([, rule]) =>
        JSON.stringify(rule.Properties.EventPattern?.resources ?? []).includes(id),
      );

      expect(rules).toHaveLength(1);
      const { EventPattern, Targets } = rules[0]?.[1].Properties ?? {};
      expect(EventPattern).toEqual({
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Custom Action'],
        resources: [{ 'Fn::GetAtt': [id, 'ActionTargetArn'] }],
      });
      expect(Targets).toEqual([
        expect.objectContaining({
          Arn: { 'Fn::GetAtt': [clicks, 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Failures/), 'Arn'] } },
          RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 20 },
        }),
      ]);
    },
  );
});

describe('the queue of clicks', () => {
  const queue = resourcesOfType(hub, 'AWS::SQS::Queue').find(([id]) => id === clicks)?.[1].Properties;

  it('is a standard one, which can gather; Lambda brings what two seconds bring, and takes single failures', () => {
    expect(queue).not.toHaveProperty('FifoQueue');
    expect(resourcesOfType(hub, 'AWS::Lambda::EventSourceMapping').map(([, one]) => one.Properties)).toEqual([
      {
        EventSourceArn: { 'Fn::GetAtt': [clicks, 'Arn'] },
        FunctionName: { Ref: openCases },
        BatchSize: 5,
        MaximumBatchingWindowInSeconds: 2,
        ScalingConfig: { MaximumConcurrency: 2 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    ]);
  });

  it('hides a message for six times as long as the function may run, and gives up after five tries', () => {
    expect(lambda?.Properties.Timeout).toBe(60);
    expect(queue).toMatchObject({
      VisibilityTimeout: 360,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [expect.stringMatching(/^Failures/), 'Arn'] },
        maxReceiveCount: 5,
      },
    });
  });

  it('takes messages from the rules of the custom actions only', () => {
    const senders = resourcesOfType(hub, 'AWS::SQS::QueuePolicy')
      .filter(([, policy]) => JSON.stringify(policy.Properties.Queues).includes(clicks))
      .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
      .filter(({ Effect }: { Effect: string }) => Effect === 'Allow');

    expect(senders).toHaveLength(3);
    for (const { Principal, Condition } of senders) {
      expect(Principal).toEqual({ Service: 'events.amazonaws.com' });
      expect(Condition.ArnEquals['aws:SourceArn']['Fn::GetAtt'][0]).toMatch(/^CustomActions/);
    }
  });
});

describe('the deliverer', () => {
  const rules = resourcesOfType(hub, 'AWS::Events::Rule')
    .map(([, rule]) => rule.Properties)
    .filter((rule) => JSON.stringify(rule.Targets).includes('FunctionsDeliver'));
  const every = rules.filter(({ ScheduleExpression }) => ScheduleExpression !== undefined);

  it('runs every minute, and a run that could not begin is made up for by the next', () => {
    expect(every).toMatchObject([
      {
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } }],
      },
    ]);
    // A fixed input would hide the id that the lease is taken with.
    expect(every[0]?.Targets[0]).not.toHaveProperty('Input');
    expect(every[0]?.Targets[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^Failures/);
  });

  it('hears what SES tells of mails with our configuration set, and of no others', () => {
    const told = rules.filter(({ EventPattern }) => EventPattern !== undefined);

    expect(told).toMatchObject([
      {
        EventPattern: {
          source: ['aws.ses'],
          'detail-type': [
            'Email Bounced',
            'Email Complaint Received',
            'Email Delivery Delayed',
            'Email Rejected',
          ],
          detail: { mail: { tags: { 'ses:configuration-set': ['unused-credentials'] } } },
        },
        Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 43_200, MaximumRetryAttempts: 20 } }],
      },
    ]);
    expect(told[0]?.Targets[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^Failures/);
  });
});

describe('the table', () => {
  it('has a sparse index of what is due, with its keys only', () => {
    const [[, table] = ['', undefined]] = resourcesOfType(hub, 'AWS::DynamoDB::Table');

    expect(table?.Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'dueList', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('the sweep', () => {
  const sweeps = resourcesOfType(hub, 'AWS::Events::Rule')
    .map(([, rule]) => rule.Properties)
    .filter((rule) => JSON.stringify(rule.Targets).includes('SweepCases'));

  it('runs every day', () => {
    expect(sweeps.map((rule) => rule.ScheduleExpression)).toContain('rate(1 day)');
  });

  it('runs when an execution of this workflow ends without having told the finding', () => {
    expect(sweeps.map((rule) => rule.EventPattern)).toContainEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        stateMachineArn: [expect.objectContaining({ 'Fn::Join': expect.anything() })],
      },
    });
  });

  it('leaves what could not be delivered in the failures queue', () => {
    for (const { Targets } of sweeps)
      expect(Targets[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^Failures/);
  });
});
