import { messagesOf } from '../../run/report/report.ts';
import { linksOf } from '../../twin/ses/links.ts';
import type { Scene } from '../scene.ts';

/** A mail, or a message to the operators' topic, as a mailbox shows it. */
export interface MailNow {
  /** Where it stands among all, for addresses. */
  index: number;
  /** ISO 8601. */
  at: string;
  /** Addresses, or the ARN of the topic. */
  to: string;
  subject: string;
  text: string;
  html: string | undefined;
}

/** Every message so far, the oldest first. */
export function mailsNow({ desk }: Scene): MailNow[] {
  return messagesOf(desk.session.play.simulation).map(({ at, to, subject, text, html }, index) => ({
    ...{ index, at, to, subject, text, html },
  }));
}

/** Whether it is no mailbox, but the topic that operators subscribe to. */
export const isTopic = (to: string): boolean => to.startsWith('arn:');

/** What a mailbox is called: its address, or the name of the topic. */
export function mailboxName(to: string): string {
  return isTopic(to) ? 'Operators’ topic' : to;
}

/**
 * A mail's text or HTML with its links to the case page leading to where that page is served here. The rest of the mail is
 * as it was sent.
 */
export function withLocalLinks(text: string, { casePage }: Scene): string {
  const origins = new Set(linksOf({ text, html: undefined }).map((link) => new URL(link).origin));
  return [...origins].reduce((before, origin) => before.replaceAll(origin, casePage), text);
}
