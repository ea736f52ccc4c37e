import type { LanguageTexts } from '../language-texts.ts';
import { evidenceEn } from './evidence.ts';
import { gatheredEn } from './gathered.ts';
import { mailTextsEn } from './mail.ts';
import { pageTextsEn } from './page.ts';

/** Everything that is said in English. */
export const en: LanguageTexts = {
  mail: mailTextsEn,
  gathered: gatheredEn,
  page: pageTextsEn,
  evidence: evidenceEn,
};
