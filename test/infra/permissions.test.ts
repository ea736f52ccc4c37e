import { describe, expect, it } from 'vitest';
import { asText, deployedTemplate, identityStatements, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const statements = identityStatements(hub);

/** Actions for which AWS offers no finer resource than all of them. */
const withoutResource = {
  'xray:PutTelemetryRecords': 'traces belong to no resource',
  'xray:PutTraceSegments': 'traces belong to no resource',
  'xray:GetSamplingRules': 'sampling rules are read as a whole',
  'xray:GetSamplingTargets': 'sampling rules are read as a whole',
  'logs:CreateLogDelivery': 'vended logs of Step Functions: deliveries have no ARN',
  'logs:DeleteLogDelivery': 'vended logs of Step Functions: deliveries have no ARN',
  'logs:GetLogDelivery': 'vended logs of Step Functions: deliveries have no ARN',
  'logs:UpdateLogDelivery': 'vended logs of Step Functions: deliveries have no ARN',
  'logs:ListLogDeliveries': 'vended logs of Step Functions: deliveries have no ARN',
  'logs:DescribeLogGroups': 'vended logs of Step Functions look for their log group',
  'logs:DescribeResourcePolicies': 'vended logs of Step Functions: the policy is the account’s',
  'logs:PutResourcePolicy': 'vended logs of Step Functions: the policy is the account’s',
};

/** What a role needs for being a function: its log, its traces, its on-failure destination. */
const ofEveryFunction = /^(logs:(CreateLogStream|PutLogEvents)|xray:.*|sqs:.*)$/;

const rights = {
  OpenCases: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'securityhub:BatchUpdateFindings',
    'securityhub:GetFindings',
    'sns:Publish',
    'states:DescribeExecution',
    'states:SendTaskSuccess',
    'states:StartExecution',
    'sts:AssumeRole UnusedCredentialsRead',
  ],
  AssessUser: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'securityhub:GetFindings',
    'sts:AssumeRole UnusedCredentialsRead',
  ],
  Ask: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  CasePage: ['dynamodb:GetItem', 'dynamodb:PutItem', 'states:SendTaskSuccess'],
  DisableCredentials: ['dynamodb:GetItem', 'dynamodb:PutItem', 'sts:AssumeRole UnusedCredentialsAct'],
  DeleteCredentials: ['dynamodb:GetItem', 'dynamodb:PutItem', 'sts:AssumeRole UnusedCredentialsAct'],
  RevertCredentials: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'secretsmanager:CreateSecret',
    'secretsmanager:DeleteSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:PutResourcePolicy',
    'sts:AssumeRole UnusedCredentialsRestore',
  ],
  UpdateFinding: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'securityhub:BatchUpdateFindings',
    'securityhub:GetFindings',
    'sns:Publish',
  ],
  Deliver: [
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'securityhub:BatchUpdateFindings',
    'securityhub:GetFindings',
    'ses:SendEmail',
    'sns:Publish',
    'states:SendTaskSuccess',
    'states:StartExecution',
  ],
  SweepCases: [
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Scan',
    'secretsmanager:DeleteSecret',
    'securityhub:BatchUpdateFindings',
    'securityhub:GetFindings',
    'sns:Publish',
    'states:DescribeExecution',
    'states:ListExecutions',
    'sts:AssumeRole UnusedCredentialsRead',
  ],
};

function actionsOf(name: string): string[] {
  return statements
    .filter(({ at }) => at.startsWith(`Functions${name}Role`))
    .flatMap(({ actions, resources }) =>
      actions.map((action) =>
        action === 'sts:AssumeRole' ? `${action} ${resources.join().split('/').at(-1)}` : action,
      ),
    );
}

describe('the roles of the hub', () => {
  it.each(Object.entries(rights))('%s may do what its code does and nothing more', (name, expected) => {
    const own = actionsOf(name).filter((action) => !ofEveryFunction.test(action));

    expect(own.sort()).toEqual(expected);
  });

  it('query the index of what is due, and nothing else of the table', () => {
    const queries = statements.filter(({ actions }) => actions.includes('dynamodb:Query'));

    expect(queries.map(({ actions }) => actions)).toEqual([['dynamodb:Query']]);
    expect(queries.flatMap(({ resources }) => resources)).toEqual([
      expect.stringMatching(/CasesTable[^/]*\/index\/due$|Cases[^/]*\/index\/due$/),
    ]);
    const onIndexes = statements.filter(({ resources }) => resources.some((one) => one.includes('/index/')));
    expect(onIndexes).toEqual(queries);
  });

  it('allow every resource only where AWS knows none', () => {
    const everywhere = statements.filter(({ resources }) => resources.includes('*'));

    expect(everywhere.length).toBeGreaterThan(0);
    for (const { at, actions } of everywhere)
      for (const action of actions) expect(Object.keys(withoutResource), at).toContain(action);
  });

  it('use wildcards in no action, and in few resources', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const wildcards = statements
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource.includes('*') && resource !== '*')
      .map((resource) => resource.replace(/^arn:<AWS::Partition>:|<AWS::Region>|\d{12}/g, ''));
    expect([...new Set(wildcards)].sort()).toEqual([
      'iam::*:role/UnusedCredentialsAct',
      'iam::*:role/UnusedCredentialsRead',
      'iam::*:role/UnusedCredentialsRestore',
      'secretsmanager:::secret:unused-credentials/*',
      'states:::execution:retire-unused-credentials:*',
    ]);
  });

  it('reach IAM only through the roles in the user’s account', () => {
    expect(
      statements.flatMap(({ actions }) => actions).filter((action) => action.startsWith('iam:')),
    ).toEqual([]);
  });

  it('let the workflow invoke its six functions', () => {
    const invoke = statements.filter(({ actions }) => actions.includes('lambda:InvokeFunction'));

    expect(invoke.map(({ at }) => at)).toEqual([expect.stringMatching(/^StateMachineRole/)]);
    expect(invoke[0]?.resources.map((resource) => resource.split(':').at(-1)).sort()).toEqual([
      'unused-credentials-ask',
      'unused-credentials-assess-user',
      'unused-credentials-delete-credentials',
      'unused-credentials-disable-credentials',
      'unused-credentials-revert-credentials',
      'unused-credentials-update-finding',
    ]);
  });

  it('let mail out as the configured sender only', () => {
    const sends = statements.filter(({ actions }) => actions.includes('ses:SendEmail'));

    expect(sends).toHaveLength(1);
    for (const { conditions, resources } of sends) {
      expect(conditions).toEqual({ StringEquals: { 'ses:FromAddress': 'iam-cleanup@example.com' } });
      expect(resources.map((resource) => resource.split(':').at(-1)).sort()).toEqual([
        'configuration-set/unused-credentials',
        'identity/example.com',
        'identity/iam-cleanup@example.com',
      ]);
    }
  });

  it('are trusted by one service each; the workflow’s by this workflow alone', () => {
    for (const [, role] of resourcesOfType(hub, 'AWS::IAM::Role')) {
      const [statement, ...others] = role.Properties.AssumeRolePolicyDocument.Statement;
      expect(others).toEqual([]);
      if (role.Properties.RoleName !== 'retire-unused-credentials-role') {
        expect(statement.Principal).toEqual({ Service: 'lambda.amazonaws.com' });
        continue;
      }
      expect(statement.Principal).toEqual({ Service: 'states.amazonaws.com' });
      expect(asText(statement.Condition.ArnEquals['aws:SourceArn'])).toMatch(
        /:stateMachine:retire-unused-credentials$/,
      );
    }
  });
});
