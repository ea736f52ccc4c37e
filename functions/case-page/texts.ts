import type { Settings } from '../domain/settings.ts';
import { pageTextsEn } from './texts/page-en.ts';
import { pageTextsJa } from './texts/page-ja.ts';

/** Every text of the case page in one language. */
export type PageTexts = typeof pageTextsEn;
export type Language = Settings['language'];

/** The texts of the case page by language. */
export const PAGE_TEXTS: Record<Language, PageTexts> = { en: pageTextsEn, ja: pageTextsJa };
