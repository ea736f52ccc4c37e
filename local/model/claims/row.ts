import { LANGUAGES, type Language } from '../../../functions/domain/settings/language.ts';
import { SPOKEN } from './languages.ts';
import type { Phrase, Said } from './phrase.ts';
import { type Template, template } from './template.ts';

/** A phrase, ready to be looked for. */
export interface Row extends Template {
  said: readonly Said[];
}

/** The rows of a table of phrases, in their order. */
export function rowsOf(phrases: readonly Phrase[]): Row[] {
  return phrases.map(([text, ...said]) => ({ ...template(text), said }));
}

/** The rows of what each language says in its mails, or on its pages. */
export function rowsByLanguage(where: 'mail' | 'page'): Record<Language, Row[]> {
  const rows = LANGUAGES.map((language) => [language, rowsOf(SPOKEN[language][where])] as const);
  return Object.fromEntries(rows) as Record<Language, Row[]>;
}
