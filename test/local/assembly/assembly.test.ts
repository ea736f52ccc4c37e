import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../../local/assembly/assembly.ts';
import { writeCloudAssembly } from './cloud-assembly.ts';

const lambda = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'unused-credentials-ask',
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['AskRole', 'Arn'] },
    Timeout: 60,
    Code: { S3Key: 'abc.zip' },
    Environment: { Variables: { CASES_TABLE_NAME: { Ref: 'Cases' } } },
  },
};

const resources = {
  Ask: lambda,
  AskInvoke: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Ask' },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
    },
  },
  AskRole: {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: 'ask-role', AssumeRolePolicyDocument: { Version: '2012-10-17' } },
  },
  AskPolicy: {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'p', PolicyDocument: { Statement: [] }, Roles: [{ Ref: 'AskRole' }] },
  },
  Failures: { Type: 'AWS::SQS::Queue', Properties: {} },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'retire',
      RoleArn: { 'Fn::GetAtt': ['AskRole', 'Arn'] },
      DefinitionString: '{"ask":"${AskFunctionArn}"}',
      DefinitionSubstitutions: { AskFunctionArn: { 'Fn::GetAtt': ['Ask', 'Arn'] } },
    },
  },
  Cases: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'cases',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
  },
  Daily: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(1 day)',
      State: 'ENABLED',
      Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Ask', 'Arn'] }, Input: '{"a":1}' }],
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': ['Ask', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: 'ANY /messages/{messageId}',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
    },
  },
};

const member = {
  Resources: {
    Read: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'UnusedCredentialsRead',
        AssumeRolePolicyDocument: { Version: '2012-10-17' },
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: { Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:user/*' } },
          },
        ],
      },
    },
  },
};

function assemblyWith(changes: Record<string, object> = {}): ReturnType<typeof readAssembly> {
  const template = { Resources: { ...resources, ...changes } };
  const directory = writeCloudAssembly(
    { Hub: { template }, Member: { template: member } },
    { abc: { 'index.mjs': '' } },
  );
  return readAssembly(directory);
}

describe('reading a cloud assembly', () => {
  it('finds a function with its bundle, environment, role and destination', () => {
    const [ask] = assemblyWith().functions;

    expect(ask).toMatchObject({
      logicalId: 'Ask',
      functionName: 'unused-credentials-ask',
      folder: 'ask',
      handler: 'index.handler',
      environment: { CASES_TABLE_NAME: 'cases' },
      timeoutSeconds: 60,
      roleArn: 'arn:aws:iam::111122223333:role/ask-role',
      asynchronous: { retries: 1, onFailure: 'arn:aws:sqs:eu-central-1:111122223333:Hub-Failures-LOCAL' },
    });
    expect(ask?.assetDirectory).toMatch(/asset\.abc$/);
  });

  it('applies the substitutions to the definition', () => {
    expect(assemblyWith().machine).toEqual({
      name: 'retire',
      arn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:retire',
      roleArn: 'arn:aws:iam::111122223333:role/ask-role',
      definition: '{"ask":"arn:aws:lambda:eu-central-1:111122223333:function:unused-credentials-ask"}',
    });
  });

  it('refuses a placeholder without a substitution', () => {
    const { Properties } = resources.Machine;
    const Machine = { ...resources.Machine, Properties: { ...Properties, DefinitionSubstitutions: {} } };

    expect(() => assemblyWith({ Machine })).toThrow('${AskFunctionArn} has no substitution');
  });

  it('finds the global indexes of the table, and refuses a local one', () => {
    const index = {
      IndexName: 'due',
      KeySchema: [{ AttributeName: 'list', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    };
    const tableWith = (indexes: object) =>
      assemblyWith({
        Cases: {
          Type: 'AWS::DynamoDB::Table',
          Properties: { ...resources.Cases.Properties, ...indexes },
        },
      }).table;

    expect(tableWith({ GlobalSecondaryIndexes: [index] }).GlobalSecondaryIndexes).toEqual([index]);
    expect(() => tableWith({ LocalSecondaryIndexes: [index] })).toThrow(/LocalSecondaryIndexes/);
  });

  it('finds rules, routes, table and roles', () => {
    const assembly = assemblyWith();

    expect(assembly.rules[0]).toMatchObject({ schedule: 'rate(1 day)', targets: [{ input: { a: 1 } }] });
    expect(assembly.api.routes).toEqual([
      { key: 'ANY /messages/{messageId}', functionName: 'unused-credentials-ask' },
    ]);
    expect(assembly.table.TableName).toBe('cases');
    expect(assembly.roles).toMatchObject([{ name: 'ask-role', policies: [{ name: 'p' }] }]);
    expect(assembly.memberRoles.map(({ name }) => name)).toEqual(['UnusedCredentialsRead']);
  });

  it('resolves the member stack for each account that it is deployed to', () => {
    const [role] = assemblyWith().memberRolesIn('444455556666');

    expect(role?.policies).toEqual([
      { name: 'p', document: { Resource: 'arn:aws:iam::444455556666:user/*' } },
    ]);
  });

  it('refuses an input transformer', () => {
    const target = { Id: 'T', Arn: 'x', InputTransformer: { InputTemplate: 'y' } };
    const Daily = {
      ...resources.Daily,
      Properties: { ScheduleExpression: 'rate(1 day)', Targets: [target] },
    };

    expect(() => assemblyWith({ Daily })).toThrow('InputTransformer');
  });

  it('takes account and Region from the stack where it has them', () => {
    const directory = writeCloudAssembly(
      { Hub: { template: { Resources: resources }, environment: 'aws://444455556666/us-east-1' } },
      { abc: { 'index.mjs': '' } },
    );

    expect(readAssembly(directory)).toMatchObject({ account: '444455556666', region: 'us-east-1' });
  });
});
