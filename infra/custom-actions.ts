import { Duration, type Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnActionTarget } from 'aws-cdk-lib/aws-securityhub';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CustomActionId } from './names.ts';

/** What an analyst sees in the Security Hub console; Security Hub takes at most 20 characters of id and of name. */
export const customActions = [
  {
    id: 'RetireCredentials',
    name: 'Retire credentials',
    description: 'Ask the owner, then disable and delete the unused credentials of the IAM user',
  },
  {
    id: 'PreviewRetirement',
    name: 'Preview retirement',
    description: 'Write to the finding what retiring would do; changes nothing, asks nobody',
  },
  {
    id: 'StopOrRestore',
    name: 'Stop or restore',
    description: 'Stop the case of the IAM user; after disabling, restore what it disabled',
  },
] as const satisfies readonly { id: CustomActionId; name: string; description: string }[];

export interface CustomActionsProps {
  clicks: IQueue;
  failures: IQueue;
}

/** The custom actions, with the one rule that brings their events to the queue of clicks. */
export class CustomActions extends Construct {
  constructor(scope: Construct, id: string, props: CustomActionsProps) {
    super(scope, id);
    const targets = customActions.map((action) => new CfnActionTarget(this, action.id, action));
    new Rule(this, 'Clicked', {
      description: `Security Hub custom actions: ${customActions.map(({ name }) => `"${name}"`).join(', ')}`,
      eventPattern: {
        source: ['aws.securityhub'],
        detailType: ['Security Hub Findings - Custom Action'],
        // The event's actionName is the display name, which anyone may reuse; the ARNs are the actions' own.
        resources: targets.map(({ attrActionTargetArn }) => attrActionTargetArn),
      },
      targets: [
        new SqsQueue(props.clicks, {
          deadLetterQueue: props.failures,
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
        }),
      ],
    });
  }
}

/** ARN of a custom action, as its events carry it. */
export function customActionArn(stack: Stack, id: CustomActionId): string {
  return stack.formatArn({ service: 'securityhub', resource: 'action', resourceName: `custom/${id}` });
}
