import type { Language } from './domain/settings/language.ts';
import { en } from './texts/en/language.ts';
import { ja } from './texts/ja/language.ts';
import type { LanguageTexts } from './texts/language-texts.ts';

/** What each language says. */
export const TEXTS: Record<Language, LanguageTexts> = { en, ja };
