import { AssemblyError, type Resource, type Stack } from './template.ts';

/** A resource whose names are already resolved to strings. */
export interface NamedResource {
  logicalId: string;
  resource: Resource;
  /** A string property with its intrinsics resolved, or undefined when the template leaves it out. */
  text(property: string): string | undefined;
}

type Describe = (stack: Stack, named: NamedResource) => Record<string, string>;

const arn = (service: string, stack: Stack, rest: string): string =>
  `arn:aws:${service}:${stack.region}:${stack.account}:${rest}`;

/** CloudFormation's own scheme for names that the template leaves out. */
const resourceName = (stack: Stack, named: NamedResource, property: string): string =>
  named.text(property) ?? `${stack.name}-${named.logicalId}-LOCAL`;

const describeLambda: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'FunctionName');
  return { Ref: name, Arn: arn('lambda', stack, `function:${name}`) };
};

const describeRole: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'RoleName');
  return { Ref: name, Arn: `arn:aws:iam::${stack.account}:role${named.text('Path') ?? '/'}${name}` };
};

const describeManagedPolicy: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'ManagedPolicyName');
  const policy = `arn:aws:iam::${stack.account}:policy${named.text('Path') ?? '/'}${name}`;
  return { Ref: policy, PolicyArn: policy };
};

const describeMachine: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'StateMachineName');
  const machine = arn('states', stack, `stateMachine:${name}`);
  return { Ref: machine, Arn: machine, Name: name };
};

const describeTable: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'TableName');
  return { Ref: name, Arn: arn('dynamodb', stack, `table/${name}`) };
};

const describeTopic: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'TopicName');
  return { Ref: arn('sns', stack, name), TopicArn: arn('sns', stack, name), TopicName: name };
};

const describeQueue: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'QueueName');
  const url = `https://sqs.${stack.region}.amazonaws.com/${stack.account}/${name}`;
  return { Ref: url, QueueUrl: url, QueueName: name, Arn: arn('sqs', stack, name) };
};

const describeActionTarget: Describe = (stack, named) => {
  const target = arn('securityhub', stack, `action/custom/${named.text('Id')}`);
  return { Ref: target, ActionTargetArn: target };
};

const describeApi: Describe = (stack, named) => {
  const id = named.logicalId.toLowerCase().slice(0, 10);
  return { Ref: id, ApiId: id, ApiEndpoint: `https://${id}.execute-api.${stack.region}.amazonaws.com` };
};

const describeRule: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'Name');
  return { Ref: name, Arn: arn('events', stack, `rule/${name}`) };
};

const describeLogGroup: Describe = (stack, named) => {
  const name = resourceName(stack, named, 'LogGroupName');
  return { Ref: name, Arn: arn('logs', stack, `log-group:${name}:*`) };
};

const describeKey: Describe = (stack, named) => {
  const id = named.logicalId.toLowerCase();
  return { Ref: id, KeyId: id, Arn: arn('kms', stack, `key/${id}`) };
};

const byType: Record<string, Describe> = {
  'AWS::Lambda::Function': describeLambda,
  'AWS::IAM::Role': describeRole,
  'AWS::IAM::ManagedPolicy': describeManagedPolicy,
  'AWS::StepFunctions::StateMachine': describeMachine,
  'AWS::DynamoDB::Table': describeTable,
  'AWS::DynamoDB::GlobalTable': describeTable,
  'AWS::SNS::Topic': describeTopic,
  'AWS::SQS::Queue': describeQueue,
  'AWS::SecurityHub::ActionTarget': describeActionTarget,
  'AWS::ApiGatewayV2::Api': describeApi,
  'AWS::Events::Rule': describeRule,
  'AWS::Logs::LogGroup': describeLogGroup,
  'AWS::KMS::Key': describeKey,
  'AWS::SES::ConfigurationSet': (stack, named) => ({ Ref: resourceName(stack, named, 'Name') }),
  'AWS::ApiGatewayV2::Integration': (_stack, named) => ({ Ref: named.logicalId }),
};

/**
 * What `Ref` (key `Ref`) and `Fn::GetAtt` (the attribute's name) return for a resource, with fixed local values.
 * Throws AssemblyError for a resource type or an attribute that it does not know.
 */
export function attributeOf(stack: Stack, named: NamedResource, attribute: string): string {
  const describe = byType[named.resource.Type];
  if (describe === undefined) {
    throw new AssemblyError(
      `${stack.name}/${named.logicalId}: ${attribute} of a ${named.resource.Type} is not known`,
    );
  }
  const value = describe(stack, named)[attribute];
  if (value === undefined) {
    throw new AssemblyError(
      `${stack.name}/${named.logicalId}: ${named.resource.Type} has no ${attribute} here`,
    );
  }
  return value;
}
