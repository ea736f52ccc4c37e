import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Settings } from '../domain/settings/settings.ts';

/** SES takes 996 characters for a header's name and value. */
const REFERENCES_LIMIT = 900;

type CaseOfMail = Pick<CaseRecord, 'caseId' | 'openedAt'>;

/**
 * Headers by which clients put all mails of a case into one conversation: each answers one message that nobody ever
 * got. SES overwrites Message-ID (SES developer guide, header fields), so the thread has no first mail of its own. A mail about several
 * cases answers in the threads of all of them, oldest case first, as far as a header has room (docs/adr/036-subjects-and-threads.md).
 * `Auto-Submitted` keeps out-of-office replies away (RFC 3834).
 */
export function threadHeaders(
  cases: readonly CaseOfMail[],
  { sender }: Pick<Settings, 'sender'>,
): Record<string, string> {
  const threads: string[] = [];
  for (const { caseId } of oldestFirst(cases)) {
    const thread = `<${caseId}.unused-credentials@${sender.split('@').at(-1) ?? 'invalid'}>`;
    if ([...threads, thread].join(' ').length <= REFERENCES_LIMIT) threads.push(thread);
  }
  const [first = ''] = threads;
  return { 'In-Reply-To': first, References: threads.join(' '), 'Auto-Submitted': 'auto-generated' };
}

/** Cases in an order that stays, whatever mail names them. */
export function oldestFirst<Case extends CaseOfMail>(cases: readonly Case[]): Case[] {
  const key = ({ openedAt, caseId }: Case) => `${Date.parse(openedAt)} ${caseId}`;
  return cases.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
