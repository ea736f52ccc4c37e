import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { SPOKEN } from './languages.ts';
import { languageOf, linesOf } from './page-lines.ts';
import { rowsByLanguage } from './row.ts';
import { scanLine, together } from './scan.ts';

const ROWS = rowsByLanguage('page');

/** What a page of a case says, shown or sent back after an answer. */
export function readPage(html: string): ReadText {
  const language = languageOf(html);
  const { sentences } = SPOKEN[language];
  const scans = linesOf(html).map((line) => scanLine(line, ROWS[language], sentences));
  return claimsOf(together(scans));
}
