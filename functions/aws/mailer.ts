import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import { mailbox } from './mailbox.ts';
import { onOneLine } from './one-line.ts';

const Charset = 'UTF-8';

/** What waits for a mail can wait a few seconds more: SES allows one message a second at first (SES quotas). */
export const patient = { ...clientSettings, maxAttempts: 6 };

/** From whom mails are: an address with the name beside it, and where replies go. */
export interface Sender {
  sender: string;
  senderName: string;
  replyTo: readonly string[];
}

/** Mail through SES, as plain text and as HTML, from the configured sender. */
export function sesMailer({
  sender,
  senderName,
  replyTo,
  client = lazily(() => new SESv2Client(patient)),
}: Sender & { client?: () => SESv2Client }): Mailer {
  return {
    async send({ to, subject, text, html, headers }) {
      const command = new SendEmailCommand({
        FromEmailAddress: mailbox(senderName, sender),
        Destination: { ToAddresses: [to] },
        ...(replyTo.length > 0 && { ReplyToAddresses: [...replyTo] }),
        Content: {
          Simple: {
            Subject: { Data: onOneLine(subject), Charset },
            Body: { Text: { Data: text, Charset }, Html: { Data: html, Charset } },
            Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
          },
        },
      });
      const { MessageId: sesMessageId = '' } = await calling(`Send a mail to ${to} (SendEmail)`, () =>
        client().send(command),
      );
      return { sesMessageId };
    },
  };
}
