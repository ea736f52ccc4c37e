import type { ConfigurationSet } from '../../assembly/types.ts';
import type { SentMail } from './send-email.ts';

/** What becomes of mail to an address, as with the addresses of SES's mailbox simulator. */
export const MAILBOXES = [
  'bounces',
  'suppressed',
  'suppressed-complaint',
  'full',
  'late',
  'complains',
  'rejected',
] as const;
export type Mailbox = (typeof MAILBOXES)[number];

/** An event of SES but for what EventBridge adds. */
export interface SesEvent {
  'detail-type': string;
  source: 'aws.ses';
  resources: string[];
  detail: Record<string, unknown>;
}

/** When and where an event is told, by which configuration sets. */
export interface Told {
  sets: readonly ConfigurationSet[];
  /** Epoch milliseconds. */
  at: number;
  account: string;
  region: string;
}

const DETAIL_TYPES = {
  bounce: 'Email Bounced',
  complaint: 'Email Complaint Received',
  deliveryDelay: 'Email Delivery Delayed',
  reject: 'Email Rejected',
} as const;
type EventType = keyof typeof DETAIL_TYPES;

/**
 * What SES tells of a mail to such a mailbox: nothing without a configuration set that publishes it. Source: SES developer
 * guide, "Contents of event data" (bounce, complaint, delivery delay and reject objects) and its examples; the
 * tags of a mail come back as lists, with the name of the configuration set.
 */
export function eventOf(
  mail: SentMail,
  address: string,
  mailbox: Mailbox,
  { sets, at, account, region }: Told,
): SesEvent | undefined {
  const timestamp = new Date(at).toISOString();
  const { type, told } = toldOf(mailbox, address, timestamp);
  const set = sets.find(({ name }) => name === mail.configurationSet);
  if (set === undefined || !set.tells.includes(type)) return undefined;
  const tags = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
  const source = mail.from;
  return {
    'detail-type': DETAIL_TYPES[type],
    source: 'aws.ses',
    resources: [`arn:aws:ses:${region}:${account}:configuration-set/${set.name}`],
    detail: {
      eventType: type.charAt(0).toUpperCase() + type.slice(1),
      mail: {
        timestamp: new Date(mail.at).toISOString(),
        source,
        sendingAccountId: account,
        messageId: mail.messageId,
        destination: [...mail.to],
        headersTruncated: false,
        headers: [{ name: 'Subject', value: mail.subject }],
        commonHeaders: { from: [source], to: [...mail.to], subject: mail.subject },
        tags: { ...tags, 'ses:configuration-set': [set.name] },
      },
      [type]: told,
    },
  };
}

function toldOf(
  mailbox: Mailbox,
  emailAddress: string,
  timestamp: string,
): { type: EventType; told: Record<string, unknown> } {
  const bounce = (bounceType: string, bounceSubType: string) => ({
    type: 'bounce' as const,
    told: {
      ...{ bounceType, bounceSubType, timestamp, feedbackId: `twin-${timestamp}` },
      bouncedRecipients: [{ emailAddress, action: 'failed', status: '5.1.1' }],
    },
  });
  const complaint = (complaintSubType: string | null) => ({
    type: 'complaint' as const,
    told: {
      ...{ complaintSubType, timestamp, feedbackId: `twin-${timestamp}` },
      complainedRecipients: [{ emailAddress }],
    },
  });
  switch (mailbox) {
    case 'bounces':
      return bounce('Permanent', 'General');
    case 'suppressed':
      return bounce('Permanent', 'OnAccountSuppressionList');
    case 'full':
      return bounce('Transient', 'MailboxFull');
    case 'complains':
      return complaint(null);
    case 'suppressed-complaint':
      return complaint('OnAccountSuppressionList');
    case 'late': {
      const delayedRecipients = [{ emailAddress, status: '4.4.1' }];
      return {
        type: 'deliveryDelay',
        told: { timestamp, delayType: 'TransientCommunicationFailure', delayedRecipients },
      };
    }
    case 'rejected':
      return { type: 'reject', told: { reason: 'Bad content' } };
  }
}
