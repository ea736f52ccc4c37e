import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { languageOf, linesOf } from './page-lines.ts';
import { together } from './scan.ts';
import { scannersByLanguage } from './scanners.ts';

const SCANNERS = scannersByLanguage('page');

/** What a page of a case says, shown or sent back after an answer. */
export function readPage(html: string): ReadText {
  return claimsOf(together(linesOf(html).map(SCANNERS[languageOf(html)])));
}
