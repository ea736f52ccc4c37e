import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * Runs `deliver` every minute. A run that failed, or could not begin, leaves nothing behind: the next one does its work, and the
 * alarm `deliver-missing` says where there is none. In the failures queue it would hide what is really lost.
 */
export class DeliverSchedule extends Construct {
  constructor(scope: Construct, id: string, deliver: IFunction) {
    super(scope, id);
    new Rule(this, 'EveryMinute', {
      description: 'Delivers answers, notes and messages that are due',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(deliver, { maxEventAge: Duration.minutes(1), retryAttempts: 0 })],
    });
  }
}
