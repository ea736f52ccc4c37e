import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { machineArn } from './arns.ts';

export interface SweepScheduleProps {
  sweepCases: IFunction;
  failures: IQueue;
}

/** Runs `sweep-cases` every day, and at once when an execution ends without having told the finding. */
export class SweepSchedule extends Construct {
  constructor(scope: Construct, id: string, props: SweepScheduleProps) {
    super(scope, id);
    const target = () =>
      new LambdaFunction(props.sweepCases, {
        deadLetterQueue: props.failures,
        maxEventAge: Duration.hours(12),
        retryAttempts: 20,
      });
    new Rule(this, 'Daily', {
      description: 'Reopens ended exemptions and finds cases whose execution is dead',
      schedule: Schedule.rate(Duration.days(1)),
      targets: [target()],
    });
    new Rule(this, 'ExecutionEnded', {
      description: 'An execution failed, timed out or was aborted',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [machineArn(Stack.of(this))],
        },
      },
      targets: [target()],
    });
  }
}
