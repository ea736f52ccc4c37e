import type { EvidenceTexts } from './evidence-texts.ts';
import type { MailTexts } from './mail-texts.ts';
import type { PageTexts } from './page-texts.ts';

/** Everything that one language says. */
export interface LanguageTexts {
  mail: MailTexts;
  page: PageTexts;
  evidence: EvidenceTexts;
}
