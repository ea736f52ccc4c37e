import { describe, expect, it } from 'vitest';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const targets = resourcesOfType(hub, 'AWS::SecurityHub::ActionTarget');
const [[openCases] = []] = resourcesOfType(hub, 'AWS::Lambda::Function').filter(
  ([, resource]) => resource.Properties.FunctionName === 'unused-credentials-open-cases',
);

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

  it.each(targets.map(([id]) => id))('%s reaches open-cases through one rule, on its ARN alone', (id) => {
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
        Arn: { 'Fn::GetAtt': [openCases, 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Failures/), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 20 },
      }),
    ]);
  });
});

describe('the deliverer', () => {
  const rules = resourcesOfType(hub, 'AWS::Events::Rule')
    .map(([, rule]) => rule.Properties)
    .filter((rule) => JSON.stringify(rule.Targets).includes('FunctionsDeliver'));

  it('runs every minute, and a run that could not begin is made up for by the next', () => {
    expect(rules).toMatchObject([
      {
        ScheduleExpression: 'rate(1 minute)',
        State: 'ENABLED',
        Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } }],
      },
    ]);
    // A fixed input would hide the id that the lease is taken with.
    expect(rules[0]?.Targets[0]).not.toHaveProperty('Input');
    expect(rules[0]?.Targets[0].DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^Failures/);
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
