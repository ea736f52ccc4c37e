import { describe, expect, it } from 'vitest';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const targets = resourcesOfType(hub, 'AWS::SecurityHub::ActionTarget');
const functions = resourcesOfType(hub, 'AWS::Lambda::Function');
const [openCases, lambda] = functionCalled('unused-credentials-open-cases');
const [deliver, delivering] = functionCalled('unused-credentials-deliver');
const clicks = queueCalled('Clicks');
const mailEvents = queueCalled('MailEventsQueue');

function functionCalled(name: string) {
  return functions.find(([, resource]) => resource.Properties.FunctionName === name) ?? [];
}

function queueCalled(name: string): string {
  const ids = resourcesOfType(hub, 'AWS::SQS::Queue').map(([id]) => id);
  return ids.find((id) => id.startsWith(name)) ?? '';
}

/** What brings the messages of a queue to a function. */
function mappingsOf(queue: string) {
  return resourcesOfType(hub, 'AWS::Lambda::EventSourceMapping')
    .map(([, one]) => one.Properties)
    .filter((one) => JSON.stringify(one).includes(queue));
}

/** Who may send to a queue. */
function sendersTo(queue: string) {
  return resourcesOfType(hub, 'AWS::SQS::QueuePolicy')
    .filter(([, policy]) => JSON.stringify(policy.Properties.Queues).includes(queue))
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
    .filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
}

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

  it('reach the queue of clicks through one rule, on their ARNs alone', () => {
    const rules = resourcesOfType(hub, 'AWS::Events::Rule')
      .map(([, rule]) => rule.Properties)
      .filter((rule) => JSON.stringify(rule).includes(clicks));

    expect(rules).toMatchObject([
      {
        EventPattern: {
          source: ['aws.securityhub'],
          'detail-type': ['Security Hub Findings - Custom Action'],
          resources: targets.map(([id]) => ({ 'Fn::GetAtt': [id, 'ActionTargetArn'] })),
        },
        Targets: [
          {
            Arn: { 'Fn::GetAtt': [clicks, 'Arn'] },
            DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Failures/), 'Arn'] } },
            RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 20 },
          },
        ],
      },
    ]);
  });
});

describe('the queue of clicks', () => {
  const queue = resourcesOfType(hub, 'AWS::SQS::Queue').find(([id]) => id === clicks)?.[1].Properties;

  it('is a standard one, which can gather; Lambda brings what two seconds bring, and takes single failures', () => {
    expect(queue).not.toHaveProperty('FifoQueue');
    expect(mappingsOf(clicks)).toEqual([
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

  it('takes messages from the rule of the custom actions only', () => {
    const senders = sendersTo(clicks);

    expect(senders).toHaveLength(1);
    expect(senders[0].Principal).toEqual({ Service: 'events.amazonaws.com' });
    expect(senders[0].Condition.ArnEquals['aws:SourceArn']['Fn::GetAtt'][0]).toMatch(/^CustomActionsClicked/);
  });
});

describe('the queue of what SES tells', () => {
  const queue = resourcesOfType(hub, 'AWS::SQS::Queue').find(([id]) => id === mailEvents)?.[1].Properties;

  it('is brought to the deliverer, which takes single failures', () => {
    expect(mappingsOf(mailEvents)).toEqual([
      {
        EventSourceArn: { 'Fn::GetAtt': [mailEvents, 'Arn'] },
        FunctionName: { Ref: deliver },
        BatchSize: 10,
        ScalingConfig: { MaximumConcurrency: 2 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    ]);
  });

  it('brings the same for two days, and keeps it for longer', () => {
    expect(delivering?.Properties.Timeout).toBe(60);
    expect(queue).toMatchObject({ VisibilityTimeout: 360, RedrivePolicy: { maxReceiveCount: 480 } });
    expect(queue).toHaveProperty('MessageRetentionPeriod', 4 * 86_400);
    expect(queue?.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]).toMatch(/^Failures/);
  });

  it('takes messages from the rule about our mails only', () => {
    const senders = sendersTo(mailEvents);

    expect(senders).toHaveLength(1);
    expect(senders[0].Principal).toEqual({ Service: 'events.amazonaws.com' });
    expect(senders[0].Condition.ArnEquals['aws:SourceArn']['Fn::GetAtt'][0]).toMatch(/^MailEvents/);
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
  });

  it('leaves nothing of a run that failed among what is lost', () => {
    expect(every[0]?.Targets[0]).not.toHaveProperty('DeadLetterConfig');
    const destinations = resourcesOfType(hub, 'AWS::Lambda::EventInvokeConfig');
    expect(destinations.filter(([, one]) => JSON.stringify(one).includes(deliver ?? ''))).toEqual([]);
  });

  it('hears what SES tells of mails with our configuration set, and of no others', () => {
    const told = resourcesOfType(hub, 'AWS::Events::Rule')
      .map(([, rule]) => rule.Properties)
      .filter(({ Targets }) => JSON.stringify(Targets).includes(mailEvents));

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
