import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface DeliverScheduleProps {
  deliver: IFunction;
  failures: IQueue;
}

/** Runs `deliver` every minute. A run that could not begin is not made up for: the next one does its work. */
export class DeliverSchedule extends Construct {
  constructor(scope: Construct, id: string, { deliver, failures }: DeliverScheduleProps) {
    super(scope, id);
    new Rule(this, 'EveryMinute', {
      description: 'Delivers answers, notes and messages that are due',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(deliver, {
          deadLetterQueue: failures,
          maxEventAge: Duration.minutes(1),
          retryAttempts: 0,
        }),
      ],
    });
  }
}
