import * as z from 'zod';
import { MESSAGE_TAG } from '../domain/message/message.ts';

const mail = z.object({
  messageId: z.string().min(1),
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});
const people = z.array(z.object({ emailAddress: z.string() }));
const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({
    source: z.literal('aws.ses'),
    'detail-type': z.literal(type),
    time: z.iso.datetime(),
    detail: z.object({ mail, ...shape }),
  });

/**
 * What SES tells of a mail of our configuration set, as EventBridge delivers it (SES developer guide, "Monitoring using
 * EventBridge"; the contents are those of its event records: "Event data that Amazon SES publishes"). Best effort,
 * perhaps twice, in any order.
 */
export const mailEventSchema = z.discriminatedUnion('detail-type', [
  event('Email Bounced', {
    bounce: z.object({
      bounceType: z.string(),
      bounceSubType: z.string().default(''),
      bouncedRecipients: people,
    }),
  }),
  event('Email Complaint Received', {
    complaint: z.object({ complaintSubType: z.string().nullish(), complainedRecipients: people }),
  }),
  event('Email Delivery Delayed', { deliveryDelay: z.object({ delayedRecipients: people }) }),
  event('Email Rejected', { reject: z.object({ reason: z.string().optional() }) }),
]);
export type MailEvent = z.infer<typeof mailEventSchema>;

/** Whether SES has sent an event; it may be of a shape that nobody knows. */
export function isOfSes(event: unknown): boolean {
  return z.object({ source: z.literal('aws.ses') }).safeParse(event).success;
}

/** What has become of a mail: it does not come to these addresses; somebody complained; or it is only late. */
export interface MailNews {
  is: 'bounced' | 'rejected' | 'suppressed' | 'complained' | 'bounced-for-now' | 'delayed';
  addresses: string[];
  /** The item of our message; undefined where the mail names none. */
  messageId: string | undefined;
  sesMessageId: string;
}

/** Nothing comes to an address on a suppression list: SES takes the mail and does not send it. */
const SUPPRESSED = ['Suppressed', 'OnAccountSuppressionList'];

/** What an event says. */
export function newsOf(event: MailEvent): MailNews {
  const { messageId: sesMessageId, tags, destination } = event.detail.mail;
  const known = { messageId: tags[MESSAGE_TAG]?.[0], sesMessageId };
  const addressesOf = (all: z.infer<typeof people>) => all.map(({ emailAddress }) => emailAddress);
  switch (event['detail-type']) {
    case 'Email Bounced': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.detail.bounce;
      const isForGood = bounceType === 'Permanent';
      const is = SUPPRESSED.includes(bounceSubType) ? 'suppressed' : 'bounced';
      return { ...known, is: isForGood ? is : 'bounced-for-now', addresses: addressesOf(bouncedRecipients) };
    }
    case 'Email Complaint Received': {
      const { complaintSubType, complainedRecipients } = event.detail.complaint;
      // An address that is suppressed since somebody complained: SES has not sent this mail (event data, complaint object).
      const is = SUPPRESSED.includes(complaintSubType ?? '') ? 'suppressed' : 'complained';
      return { ...known, is, addresses: addressesOf(complainedRecipients) };
    }
    case 'Email Delivery Delayed':
      return {
        ...known,
        is: 'delayed',
        addresses: addressesOf(event.detail.deliveryDelay.delayedRecipients),
      };
    case 'Email Rejected':
      return { ...known, is: 'rejected', addresses: destination };
  }
}
