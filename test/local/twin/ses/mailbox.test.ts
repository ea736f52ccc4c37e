import { describe, expect, it } from 'vitest';
import { eventOf, MAILBOXES, type Mailbox } from '../../../../local/twin/ses/mailbox.ts';
import type { SentMail } from '../../../../local/twin/ses/send-email.ts';

const ADDRESS = 'alice@example.com';
const mail = (configurationSet: string | undefined): SentMail => ({
  ...{ at: 0, messageId: 'twin-1', from: 'iam@example.com', to: [ADDRESS], cc: [], replyTo: [] },
  ...{ subject: 'Hello', text: 'Text', html: undefined, headers: {}, tags: { messageId: 'm' } },
  configurationSet,
});
const told = { at: 60_000, account: '111122223333', region: 'eu-central-1' };
const sets = [{ name: 'ours', tells: ['bounce', 'complaint', 'deliveryDelay', 'reject'] }];

describe('what SES tells of a mail', () => {
  it.each(MAILBOXES)('carries its tags as lists, with the configuration set (%s)', (mailbox) => {
    expect(eventOf(mail('ours'), ADDRESS, mailbox, { ...told, sets })).toMatchObject({
      source: 'aws.ses',
      detail: {
        mail: { messageId: 'twin-1', tags: { messageId: ['m'], 'ses:configuration-set': ['ours'] } },
      },
    });
  });

  it.each<[Mailbox, string, object]>([
    ['bounces', 'Email Bounced', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }],
    ['suppressed', 'Email Bounced', { bounce: { bounceSubType: 'OnAccountSuppressionList' } }],
    ['full', 'Email Bounced', { bounce: { bounceType: 'Transient' } }],
    ['complains', 'Email Complaint Received', { complaint: { complaintSubType: null } }],
    [
      'suppressed-complaint',
      'Email Complaint Received',
      { complaint: { complaintSubType: 'OnAccountSuppressionList' } },
    ],
    ['late', 'Email Delivery Delayed', { deliveryDelay: { delayedRecipients: [{ emailAddress: ADDRESS }] } }],
    ['rejected', 'Email Rejected', { reject: { reason: 'Bad content' } }],
  ])('says what became of it: %s', (mailbox, type, detail) => {
    expect(eventOf(mail('ours'), ADDRESS, mailbox, { ...told, sets })).toMatchObject({
      'detail-type': type,
      detail,
    });
  });

  it('is nothing without a configuration set that publishes it', () => {
    const of = (name: string | undefined, tells: string[]) =>
      eventOf(mail(name), ADDRESS, 'bounces', { ...told, sets: [{ name: 'ours', tells }] });

    expect(of(undefined, ['bounce'])).toBeUndefined();
    expect(of('other', ['bounce'])).toBeUndefined();
    expect(of('ours', ['complaint'])).toBeUndefined();
  });
});
