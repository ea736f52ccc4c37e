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
  const domain = sender.split('@').at(-1) ?? 'invalid';
  const thread = `<${caseId}.unused-credentials@${domain}>`;
  return { 'In-Reply-To': thread, References: thread, 'Auto-Submitted': 'auto-generated' };
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
