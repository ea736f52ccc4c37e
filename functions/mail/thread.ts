import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { MailTexts } from '../texts/mail-texts.ts';
import { oneLine } from '../texts/visible.ts';
import { showAccount } from './lines.ts';

const SUBJECT_LIMIT = 120;

/**
 * Headers by which clients put all mails of a case into one conversation: each answers one message that nobody ever
 * got. SES overwrites Message-ID (SES developer guide, header fields), so the thread has no first mail of its own.
 * `Auto-Submitted` keeps out-of-office replies away (RFC 3834).
 */
export function threadHeaders(
  { caseId }: Pick<CaseRecord, 'caseId'>,
  { sender }: Pick<Settings, 'sender'>,
): Record<string, string> {
  return headersOf([threadOf(caseId, sender)]);
}

/** SES takes 996 characters for a header's name and value. */
const REFERENCES_LIMIT = 900;

/** The same for a mail about several cases: it answers in the threads of as many of them as a header has room for. */
export function gatheredHeaders(
  cases: readonly Pick<CaseRecord, 'caseId'>[],
  { sender }: Pick<Settings, 'sender'>,
): Record<string, string> {
  const threads: string[] = [];
  for (const thread of cases.map(({ caseId }) => threadOf(caseId, sender)).sort())
    if ([...threads, thread].join(' ').length <= REFERENCES_LIMIT) threads.push(thread);
  return headersOf(threads);
}

function threadOf(caseId: string, sender: string): string {
  return `<${caseId}.unused-credentials@${sender.split('@').at(-1) ?? 'invalid'}>`;
}

function headersOf(threads: readonly string[]): Record<string, string> {
  const [first = ''] = threads;
  return { 'In-Reply-To': first, References: threads.join(' '), 'Auto-Submitted': 'auto-generated' };
}

/**
 * The subject of all mails of a case: some clients start a new conversation whenever it changes. One line of at most
 * 120 characters; the account's name gives way first, then the end of a long user name.
 */
export function mailSubject({ userName, account }: CaseRecord, settings: Settings, texts: MailTexts): string {
  const user = oneLine(userName, 64);
  const full = texts.subject(user, showAccount(account, settings));
  if ([...full].length <= SUBJECT_LIMIT) return full;
  const rest = [...texts.subject('', account)].length;
  return texts.subject(oneLine(user, SUBJECT_LIMIT - rest), account);
}
