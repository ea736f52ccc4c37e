import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { functionTimeout } from './state-function.ts';

/** How often a click is taken up before it goes to the failures queue: for about half an hour. */
const TRIES = 5;
/** The least that Lambda takes (Lambda developer guide, "Configuring scaling behavior for SQS event source mappings"). */
const AT_ONCE = 2;

/**
 * The queue between the custom actions and `open-cases`: Security Hub sends one event for each selected finding, twenty
 * of them at once, and takes few requests a second. A standard queue keeps no order; events go by their time.
 */
export class ClicksQueue extends Queue {
  constructor(scope: Construct, id: string, failures: IQueue) {
    super(scope, id, {
      // EventBridge cannot use AWS's own KMS key for SQS (EventBridge user guide, "SQS permissions").
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Six times the function's time-out, as the Lambda developer guide asks ("Using Lambda with Amazon SQS").
      visibilityTimeout: Duration.seconds(functionTimeout('open-cases').toSeconds() * 6),
      deadLetterQueue: { queue: failures, maxReceiveCount: TRIES },
    });
  }

  /** Has Lambda bring the clicks, those of two seconds together; only what failed comes again. */
  bringTo(openCases: IFunction): void {
    new EventSourceMapping(this, 'ToOpenCases', {
      target: openCases,
      eventSourceArn: this.queueArn,
      // So many are done before the function's time is over, also while Security Hub throttles them.
      batchSize: 5,
      maxBatchingWindow: Duration.seconds(2),
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
  }
}
