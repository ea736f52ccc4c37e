import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from '../shared/ports.ts';
import { calling, clientSettings, lazily } from './call.ts';
import { onOneLine } from './one-line.ts';

const Charset = 'UTF-8';

/** Mail as plain text through SES, from the configured sender. */
export function sesMailer(options: { sender: string; client?: () => SESv2Client }): Mailer {
  const { sender, client = lazily(() => new SESv2Client(clientSettings)) } = options;
  return {
    async send({ to, subject, text }) {
      const command = new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: onOneLine(subject), Charset },
            Body: { Text: { Data: text, Charset } },
          },
        },
      });
      await calling(`Send a mail to ${to} (SendEmail)`, () => client().send(command));
    },
  };
}
