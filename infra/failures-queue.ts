import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Takes what could not be delivered or handled: the rules' dead letters and failed asynchronous invocations. */
export class FailuresQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      // The longest that SQS keeps a message: a failure over a holiday is still there afterwards.
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
  }
}
