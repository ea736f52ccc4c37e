import { partitionOf } from '../partition.ts';
import { identityOf } from '../ses/identity.ts';
import { addressOf } from '../ses/send-email.ts';
import type { AuthorizedCall } from '../session.ts';
import { type NeedsOf, text } from './need.ts';

/*
 * Resource types and condition keys of the hub's services. Source: Service Authorization Reference, one page per
 * service; where the twin knows an operation that stands in no table here, the engine refuses it.
 */

function arn(service: string, { region, principal }: AuthorizedCall, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${principal.account}:${resource}`;
}

/** Needs the action of the operation's name on one resource. */
function on(action: string, resourceOf: (...call: Parameters<NeedsOf>) => string): NeedsOf {
  return (...call) => [{ action, resource: resourceOf(...call) }];
}

/** STS. A session's tags need an action of their own. */
export const stsNeeds: Record<string, NeedsOf> = {
  AssumeRole: (parameters) => {
    const resource = text(parameters, 'RoleArn');
    const assume = { action: 'sts:AssumeRole', resource };
    return parameters['Tags'] === undefined ? [assume] : [assume, { action: 'sts:TagSession', resource }];
  },
  // Allowed to everyone, whatever policies say (API reference, GetCallerIdentity).
  GetCallerIdentity: () => [],
};

const hub = (action: string): NeedsOf => on(action, (_, call) => arn('securityhub', call, 'hub/default'));

/** Security Hub: the hub of the account is the finest resource. */
export const securityHubNeeds: Record<string, NeedsOf> = {
  GetFindings: hub('securityhub:GetFindings'),
  BatchUpdateFindings: hub('securityhub:BatchUpdateFindings'),
};

const machine = (action: string): NeedsOf => on(action, (parameters) => text(parameters, 'stateMachineArn'));
const execution = (action: string): NeedsOf => on(action, (parameters) => text(parameters, 'executionArn'));

/*
 * The reference names no resource type for answers to tasks, while CDK's grantTaskResponse scopes them to the machine.
 * Which of the two the service enforces is unconfirmed; the narrower one is judged here.
 */
const answer = (action: string): NeedsOf => on(action, (_parameters, _call, { machineArn }) => machineArn);

/** Step Functions. */
export const statesNeeds: Record<string, NeedsOf> = {
  StartExecution: machine('states:StartExecution'),
  ListExecutions: machine('states:ListExecutions'),
  StopExecution: execution('states:StopExecution'),
  DescribeExecution: execution('states:DescribeExecution'),
  GetExecutionHistory: execution('states:GetExecutionHistory'),
  SendTaskSuccess: answer('states:SendTaskSuccess'),
  SendTaskFailure: answer('states:SendTaskFailure'),
  SendTaskHeartbeat: answer('states:SendTaskHeartbeat'),
};

/** SNS: the topic, and its key (SNS developer guide, "Managing encryption keys": permissions of a publisher). */
export const snsNeeds: Record<string, NeedsOf> = {
  Publish: (parameters, { principal, region }, { keyOfTopic }) => {
    const topic = text(parameters, 'TopicArn');
    const key = keyOfTopic(topic);
    const keys = {
      'kms:CallerAccount': principal.account,
      'kms:ViaService': `sns.${region}.amazonaws.com`,
    };
    const ofKey = ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => ({
      action,
      resource: key ?? '',
      keys,
    }));
    return [{ action: 'sns:Publish', resource: topic }, ...(key === undefined ? [] : ofKey)];
  },
};

/**
 * SES: the identity that is verified for the sender, and the configuration set that the mail names or else the one that
 * is the identity's default (resource types of SendEmail; denials of both kinds are reported, aws-cdk issue 34402). The
 * condition keys are the action's and hold for both.
 */
export const sesNeeds: Record<string, NeedsOf> = {
  SendEmail: (parameters, call, { ses }) => {
    const address = addressOf(text(parameters, 'FromEmailAddress'));
    const named = text(parameters, 'ConfigurationSetName');
    const set = named === '' ? ses.defaultConfigurationSet : named;
    const identity = `identity/${identityOf(address, ses) ?? address}`;
    const resources = [identity, ...(set === undefined ? [] : [`configuration-set/${set}`])];
    return resources.map((resource) => ({
      action: 'ses:SendEmail',
      resource: arn('ses', call, resource),
      keys: { 'ses:FromAddress': address },
    }));
  },
};

const table = (action: string): NeedsOf =>
  on(action, (parameters, call) => {
    const name = text(parameters, 'TableName');
    return name.startsWith('arn:') ? name : arn('dynamodb', call, `table/${name}`);
  });

const query: NeedsOf = (parameters, call, ...rest) => {
  const [{ action = '', resource = '', keys = {} } = {}] = table('dynamodb:Query')(parameters, call, ...rest);
  const index = parameters['IndexName'];
  return [{ action, resource: typeof index === 'string' ? `${resource}/index/${index}` : resource, keys }];
};

/** DynamoDB: the table, or the index that is read. */
export const dynamodbNeeds: Record<string, NeedsOf> = {
  DescribeTable: table('dynamodb:DescribeTable'),
  GetItem: table('dynamodb:GetItem'),
  PutItem: table('dynamodb:PutItem'),
  UpdateItem: table('dynamodb:UpdateItem'),
  DeleteItem: table('dynamodb:DeleteItem'),
  Scan: table('dynamodb:Scan'),
  Query: query,
};
