import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import { onOneLine } from './one-line.ts';

const Charset = 'UTF-8';

/** What waits for a mail can wait a few seconds more: SES allows one message a second at first (SES quotas). */
export const patient = { ...clientSettings, maxAttempts: 6 };

/** Mail through SES, as plain text and as HTML, from the configured sender. */
export function sesMailer(options: { sender: string; client?: () => SESv2Client }): Mailer {
  const { sender, client = lazily(() => new SESv2Client(patient)) } = options;
  return {
    async send({ to, subject, text, html, headers }) {
      const command = new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
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
