import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { EventQueue } from './event-queue.ts';

/** For how long the same event is taken up before it goes to the failures queue: an outage of a day loses nothing. */
const FOR = Duration.days(2);

/** The queue between SES and `deliver`: SES tells only once that a mail has not come to its address. */
export class MailEventsQueue extends EventQueue {
  constructor(scope: Construct, id: string, failures: IQueue) {
    const tries = FOR.toSeconds() / EventQueue.againAfter('deliver').toSeconds();
    super(scope, id, { folder: 'deliver', tries, failures });
  }

  /** Has Lambda bring the events: a few writes each, so that ten are done in its time. */
  bringToDeliver(deliver: IFunction): void {
    this.bringTo(deliver, { batchSize: 10 });
  }
}
