import { LANGUAGES, type Language } from '../../../functions/domain/settings/language.ts';
import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { SPOKEN } from './languages.ts';
import { nameOf } from './lists.ts';
import { together } from './scan.ts';
import { scannersByLanguage } from './scanners.ts';
import { SLOTS } from './slots.ts';

const SCANNERS = scannersByLanguage('mail');
const BEGINS_WITH_NAME = new RegExp(`^- (${SLOTS.cred})`, 'u');

/** What a mail says; its language is that of its first line. */
export function readMail({ text }: { text: string }): ReadText {
  const lines = text.split('\n');
  const language = languageOf(lines[0] ?? '');
  const scan = together(lines.map((line) => SCANNERS[language](line.replace(/^- /, ''))));
  return claimsOf(scan, listedIn(lines, SPOKEN[language].headings));
}

/** The language of a mail with this first line. */
export function languageOf(firstLine: string): Language {
  return LANGUAGES.find((language) => SPOKEN[language].firstLine.test(firstLine)) ?? 'en';
}

/** The credentials in the lists under those headings. */
function listedIn(lines: readonly string[], headings: readonly string[]): string[] {
  const names: string[] = [];
  let isInside = false;
  for (const line of lines) {
    if (!line.startsWith('- ')) isInside = headings.includes(line);
    const shown = isInside ? BEGINS_WITH_NAME.exec(line)?.[1] : undefined;
    if (shown !== undefined) names.push(nameOf(shown));
  }
  return names;
}
