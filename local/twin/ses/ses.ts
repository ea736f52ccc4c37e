import type { Service } from '../service.ts';
import { type SendEmailOptions, type SentMail, sendEmail } from './send-email.ts';

/** The twin's SES, API version 2. */
export interface Ses {
  service: Service;
  /** Every accepted mail, oldest first. */
  outbox: readonly SentMail[];
}

/** SES with these verified identities. */
export function createSes(options: SendEmailOptions): Ses {
  const outbox: SentMail[] = [];
  return {
    service: {
      name: 'ses',
      prefix: 'sesv2',
      protocol: 'rest-json',
      validationError: 'BadRequestException',
      operations: { SendEmail: sendEmail(options, outbox) },
      routes: { 'POST /v2/email/outbound-emails': 'SendEmail' },
    },
    outbox,
  };
}
