import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionFolder } from './names.ts';
import { functionTimeout } from './state-function.ts';

export interface EventQueueProps {
  /** The function that gets what is in the queue. */
  folder: FunctionFolder;
  /** How often it gets the same before that goes to the failures queue. */
  tries: number;
  failures: IQueue;
}

/** How Lambda brings what is in a queue. */
export interface Bringing {
  batchSize: number;
  /** How long it gathers; not at all where this is not given. */
  maxBatchingWindow?: Duration;
}

/** The least that Lambda takes (Lambda developer guide, "Configuring scaling behavior for SQS event source mappings"). */
const AT_ONCE = 2;

/** A standard queue between rules of EventBridge and a function: what the function cannot do comes again. It keeps no order. */
export class EventQueue extends Queue {
  /** After how long it hides a message no more that was not done. */
  static againAfter(folder: FunctionFolder): Duration {
    // Six times the function's time-out, as the Lambda developer guide asks ("Using Lambda with Amazon SQS").
    return Duration.seconds(functionTimeout(folder).toSeconds() * 6);
  }

  constructor(scope: Construct, id: string, { folder, tries, failures }: EventQueueProps) {
    super(scope, id, {
      // EventBridge cannot use AWS's own KMS key for SQS (EventBridge user guide, "SQS permissions").
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: EventQueue.againAfter(folder),
      deadLetterQueue: { queue: failures, maxReceiveCount: tries },
    });
  }

  /** Has Lambda bring what is in the queue; only what failed comes again. */
  bringTo(target: IFunction, { batchSize, maxBatchingWindow }: Bringing): void {
    new EventSourceMapping(this, 'Mapping', {
      target,
      eventSourceArn: this.queueArn,
      batchSize,
      ...(maxBatchingWindow && { maxBatchingWindow }),
      maxConcurrency: AT_ONCE,
      reportBatchItemFailures: true,
    });
  }
}
