import type { ChronicleEvent } from '../../model/chronicle.ts';
import { isRead } from '../../twin/is-read.ts';
import { linksOf, messageIdIn } from '../../twin/ses/links.ts';
import type { Ses } from '../../twin/ses/ses.ts';
import type { HttpRequest } from '../invoke/http-event.ts';

/** The cases that a message names, by its id. */
type CasesOf = (messageId: string) => string[];

/**
 * The requests that show what everybody sees who got a link: of each mailbox and case the newest one. Throws for a
 * mailed link whose message was never written.
 */
export function everybodysLooks(outbox: Ses['outbox'], casesOf: CasesOf): HttpRequest[] {
  return newestLinks(outbox, casesOf).flatMap((link) => {
    const { pathname, search } = new URL(link);
    return looksAt(`${pathname}${search}`, casesOf(messageIdIn(link)));
  });
}

/** Whether it is a page that was opened, or a call that changes nothing. */
export function isReading(event: ChronicleEvent): boolean {
  return event.is === 'page' || (event.is === 'call' && isRead(event.call.split(':')[1] ?? ''));
}

function newestLinks(outbox: Ses['outbox'], casesOf: CasesOf): string[] {
  const links = outbox.flatMap((mail) =>
    linksOf(mail).flatMap((link) => {
      const cases = casesOf(messageIdIn(link));
      if (cases.length === 0) throw new Error(`a mail to ${mail.to.join()} has a link of no known message`);
      return cases.map((caseId) => [`${mail.to.join()} ${caseId}`, link] as const);
    }),
  );
  return [...new Set(new Map(links).values())];
}

const FORM_POST = { 'content-type': 'application/x-www-form-urlencoded' };

/** The requests that show everything behind a link: its page and, of several users, the page of each. */
function looksAt(target: string, cases: readonly string[]): HttpRequest[] {
  const each = cases.length > 1 ? cases : [];
  return [
    { method: 'GET', target },
    ...each.map((caseId) => ({ method: 'POST', target, headers: FORM_POST, body: `open=${caseId}` })),
  ];
}
