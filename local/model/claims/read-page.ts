import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { ENGLISH, JAPANESE } from './language.ts';
import { languageOf, linesOf, quotedNote } from './page-lines.ts';
import { PAGE_ROWS_EN } from './page-phrases-en.ts';
import { PAGE_ROWS_JA } from './page-phrases-ja.ts';
import { readNote } from './read-note.ts';
import { scanLine, together } from './scan.ts';

/**
 * What a page of a case says, shown or sent back after an answer. The note that a closed case quotes was true when it
 * was written: it says nothing of now, but is read for sentences that nobody knows.
 */
export function readPage(html: string): ReadText {
  const [rows, language] =
    languageOf(html) === 'ja' ? ([PAGE_ROWS_JA, JAPANESE] as const) : ([PAGE_ROWS_EN, ENGLISH] as const);
  const { claims, unread } = claimsOf(together(linesOf(html).map((line) => scanLine(line, rows, language))));
  const note = quotedNote(html);
  return { claims, unread: note === undefined ? unread : [...unread, ...readNote(note).unread] };
}
