import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configurationSetName } from './names.ts';

export interface MailEventsProps {
  /** Takes the events. */
  queue: IQueue;
  failures: IQueue;
}

/** What SES calls what it tells on EventBridge (SES developer guide, "Monitoring using EventBridge"). */
const DETAIL_TYPES = [
  'Email Bounced',
  'Email Complaint Received',
  'Email Delivery Delayed',
  'Email Rejected',
];

/**
 * The configuration set of our mails, and what SES tells of them: bounces, complaints, delays and rejections, on the
 * default event bus, which is the only one that SES delivers to. Other mails of the account do not come here.
 */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, { queue, failures }: MailEventsProps) {
    super(scope, id);
    const set = new ConfigurationSet(this, 'Set', { configurationSetName });
    const bus = EventBus.fromEventBusArn(
      this,
      'DefaultBus',
      Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
    );
    set.addEventDestination('Bounces', {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.REJECT,
      ],
    });
    new Rule(this, 'Told', {
      description: 'What SES tells of our mails: bounced, rejected, late, or called spam',
      eventPattern: {
        source: ['aws.ses'],
        detailType: DETAIL_TYPES,
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: failures,
          maxEventAge: Duration.hours(12),
          retryAttempts: 20,
        }),
      ],
    });
  }
}
