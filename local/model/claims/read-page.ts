import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { SPOKEN } from './languages.ts';
import { languageOf, linesOf, quotedNote } from './page-lines.ts';
import { readNote } from './read-note.ts';
import { rowsByLanguage } from './row.ts';
import { scanLine, together } from './scan.ts';

const ROWS = rowsByLanguage('page');

/**
 * What a page of a case says, shown or sent back after an answer. The note that a closed case quotes was true when it
 * was written: it says nothing of now, but is read for sentences that nobody knows.
 */
export function readPage(html: string): ReadText {
  const language = languageOf(html);
  const { sentences } = SPOKEN[language];
  const scans = linesOf(html).map((line) => scanLine(line, ROWS[language], sentences));
  const { claims, unread } = claimsOf(together(scans));
  const note = quotedNote(html);
  return { claims, unread: note === undefined ? unread : [...unread, ...readNote(note).unread] };
}
