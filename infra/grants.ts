import { ArnFormat, Aws, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { machineArn } from './arns.ts';
import { dueIndex, machineName, secretPrefix } from './names.ts';

/**
 * Lets a function take on the named role in any account of the organization, or in any at all where none is given;
 * that role's trust decides whether it may.
 */
export function assumeMemberRole(roleName: string, organizationId: string | undefined): PolicyStatement {
  const statement = allow(['sts:AssumeRole'], [`arn:${Aws.PARTITION}:iam::*:role/${roleName}`]);
  if (organizationId !== undefined)
    statement.addCondition('StringEquals', { 'aws:ResourceOrgID': organizationId });
  return statement;
}

/** These calls on the table of cases itself. */
export function cases(tableArn: string, ...actions: `dynamodb:${string}`[]): PolicyStatement {
  return allow(actions, [tableArn]);
}

/** Reads the index of what is due. */
export function dueCases(tableArn: string): PolicyStatement {
  return allow(['dynamodb:Query'], [`${tableArn}/index/${dueIndex}`]);
}

/** These calls on findings: Security Hub offers the hub of the account as the finest resource. */
export function findings(stack: Stack, ...actions: `securityhub:${string}`[]): PolicyStatement {
  return allow(actions, [
    stack.formatArn({ service: 'securityhub', resource: 'hub', resourceName: 'default' }),
  ]);
}

/** These calls on the workflow itself: starting and listing executions, answering their questions. */
export function workflow(stack: Stack, ...actions: `states:${string}`[]): PolicyStatement {
  return allow(actions, [machineArn(stack)]);
}

/** These calls on single executions of the workflow. */
export function executions(stack: Stack, ...actions: `states:${string}`[]): PolicyStatement {
  return allow(actions, [
    stack.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  ]);
}

/** Tells the operators' topic. */
export function tellOperators(topicArn: string): PolicyStatement {
  return allow(['sns:Publish'], [topicArn]);
}

/** What Lambda's pollers need to bring a queue's messages to a function (Lambda developer guide, SQS permissions). */
export function receiveFrom(queueArn: string): PolicyStatement {
  return allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queueArn]);
}

/** These calls on the secrets that hold new passwords. */
export function passwordSecrets(stack: Stack, ...actions: `secretsmanager:${string}`[]): PolicyStatement {
  return allow(actions, [
    stack.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${secretPrefix}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  ]);
}

function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
