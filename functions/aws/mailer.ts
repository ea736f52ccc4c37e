import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { errorNameOf } from '../domain/errors/classify-error.ts';
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
      return calling(`Send a mail to ${to} (SendEmail)`, async () => {
        try {
          const { MessageId: sesMessageId = '' } = await client().send(command);
          return { sesMessageId };
        } catch (error) {
          if (isOverQuota(error)) return 'over-quota';
          throw error;
        }
      });
    },
  };
}

/**
 * Whether the account has sent its mails of 24 hours. SES tells this from a rate that is too high by the message only (SES
 * developer guide, "Errors related to the sending quotas"); its error goes by several names.
 */
function isOverQuota(error: unknown): boolean {
  const { message = '' } = error as Partial<Error>;
  const isLimit = /^(Throttling|TooManyRequests|LimitExceeded)$/.test(errorNameOf(error));
  return isLimit && /daily (message|sending) quota exceeded/i.test(message);
}
