import type { LanguageTexts } from '../language-texts.ts';
import { evidenceJa } from './evidence.ts';
import { gatheredJa } from './gathered.ts';
import { mailTextsJa } from './mail.ts';
import { pageTextsJa } from './page.ts';

/** Everything that is said in Japanese. */
export const ja: LanguageTexts = {
  mail: mailTextsJa,
  gathered: gatheredJa,
  page: pageTextsJa,
  evidence: evidenceJa,
};
