import type { Service } from '../service.ts';
import { type SendEmailOptions, sendEmail } from './send-email.ts';

/** A mail that SES accepted. */
export interface SentMail {
  /** Epoch milliseconds. */
  at: number;
  messageId: string;
  /** As given, e.g. `Security <security@example.com>`. */
  from: string;
  to: readonly string[];
  cc: readonly string[];
  replyTo: readonly string[];
  subject: string;
  text: string | undefined;
  html: string | undefined;
  headers: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  configurationSet: string | undefined;
}

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
