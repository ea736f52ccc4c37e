import type { Settings } from '../domain/settings/settings.ts';
import { pageTextsEn } from './en/page.ts';
import { pageTextsJa } from './ja/page.ts';

/** Every text of the case page in one language. */
export type PageTexts = typeof pageTextsEn;
export type Language = Settings['language'];

/** The texts of the case page by language. */
export const PAGE_TEXTS: Record<Language, PageTexts> = { en: pageTextsEn, ja: pageTextsJa };
