import type { SentMail } from './send-email.ts';

/** The links to the case page in a mail, in order, each once. */
export function linksOf(mail: Pick<SentMail, 'text' | 'html'>): string[] {
  const text = `${mail.text ?? ''}\n${(mail.html ?? '').replaceAll('&amp;', '&')}`;
  return [...new Set(text.match(/https?:\/\/[^\s"'<>)\]]+\/messages\/[^\s"'<>)\]]+/g) ?? [])];
}

/** The message that a link leads to; empty where it is no such link. */
export function messageIdIn(link: string): string {
  return decodeURIComponent(/\/messages\/([^/?#]+)/.exec(link)?.[1] ?? '');
}
