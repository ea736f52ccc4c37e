import { SPOKEN } from './languages.ts';
import { languageOf } from './read-mail.ts';

/** A mail as it speaks of one case. */
export interface MailOfCase {
  caseId: string;
  text: string;
}

const CASE_ID = /[\w-]{1,64}-A[A-Z0-9]{15,31}-\d{1,6}/;
// `Deleted: alice in AWS account 111122223333 (case alice-AIDA…-1)`, in any language, above what is said of that case.
const ENTRY = new RegExp(`^[^-\\n].*(?:case|ケース) (${CASE_ID.source})[)）]$`);

/**
 * The mails that a mail about the cases of several users stands for: what it says of all of them, with one of its
 * entries. A mail about one case is itself.
 */
export function mailsIn(text: string): MailOfCase[] {
  const parts = text.split('\n\n');
  const entries = parts.flatMap((part) => {
    const [heading = '', ...items] = part.split('\n');
    const caseId = ENTRY.exec(heading)?.[1];
    return caseId === undefined ? [] : [{ caseId, part, items }];
  });
  if (entries.length === 0) return [{ caseId: CASE_ID.exec(text)?.[0] ?? '', text }];
  const common = parts.filter((part) => entries.every((entry) => entry.part !== part));
  const [above = ''] = SPOKEN[languageOf(text.split('\n')[0] ?? '')].headings;
  return entries.map(({ caseId, items }) => ({
    caseId,
    text: [...common, [above, ...items].join('\n')].join('\n\n'),
  }));
}
