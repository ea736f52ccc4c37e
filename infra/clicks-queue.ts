import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { EventQueue } from './event-queue.ts';

/** How often a click is taken up before it goes to the failures queue: for about half an hour. */
const TRIES = 5;

/**
 * The queue between the custom actions and `open-cases`: Security Hub sends one event for each selected finding, twenty
 * of them at once, and takes few requests a second. Events go by their time.
 */
export class ClicksQueue extends EventQueue {
  constructor(scope: Construct, id: string, failures: IQueue) {
    super(scope, id, { folder: 'open-cases', tries: TRIES, failures });
  }

  /** Has Lambda bring the clicks, those of two seconds together: so many are done in its time, also while Security Hub throttles them. */
  bringToOpenCases(openCases: IFunction): void {
    this.bringTo(openCases, { batchSize: 5, maxBatchingWindow: Duration.seconds(2) });
  }
}
