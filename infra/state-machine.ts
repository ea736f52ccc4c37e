import { readFileSync } from 'node:fs';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { functionArn, machineArn } from './arns.ts';
import { functionPlaceholder, machineName, workflowFolders } from './names.ts';
import { withTaskStandard } from './task-standard.ts';

/**
 * The workflow of its file with the standard of its Tasks, inline in the template so that the template shows what runs. Its log holds the
 * states' names and times only: inputs and outputs are about people.
 */
export class RetireStateMachine extends StateMachine {
  constructor(scope: Construct, id: string, definitionFile: string) {
    const stack = Stack.of(scope);
    super(scope, id, {
      stateMachineName: machineName,
      definitionBody: DefinitionBody.fromString(withTaskStandard(readFileSync(definitionFile, 'utf8'))),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        ...Object.fromEntries(
          workflowFolders.map((folder) => [functionPlaceholder(folder), functionArn(stack, folder)]),
        ),
      },
      role: machineRole(scope, `${id}Role`),
      logs: {
        level: LogLevel.ALL,
        includeExecutionData: false,
        destination: new LogGroup(scope, `${id}Log`, {
          // Names with this prefix do not count towards the size of the account's log resource policy.
          logGroupName: `/aws/vendedlogs/states/${machineName}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      },
      tracingEnabled: true,
    });
  }
}

function machineRole(scope: Construct, id: string): Role {
  const stack = Stack.of(scope);
  const role = new Role(scope, id, {
    roleName: `${machineName}-role`,
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnEquals: { 'aws:SourceArn': machineArn(stack) },
      },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: workflowFolders.map((folder) => functionArn(stack, folder)),
    }),
  );
  return role;
}
