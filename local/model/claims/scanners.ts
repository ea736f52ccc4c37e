import { LANGUAGES, type Language } from '../../../functions/domain/settings/language.ts';
import { SPOKEN } from './languages.ts';
import { rowsOf } from './row.ts';
import { type Scan, scannerOf } from './scan.ts';

/** What reads a line of each language's mails, or of its pages. */
export function scannersByLanguage(where: 'mail' | 'page'): Record<Language, (line: string) => Scan> {
  const scanners = LANGUAGES.map((language) => {
    const { sentences, [where]: phrases } = SPOKEN[language];
    return [language, scannerOf({ rows: rowsOf(phrases), sentences })] as const;
  });
  return Object.fromEntries(scanners) as Record<Language, (line: string) => Scan>;
}
