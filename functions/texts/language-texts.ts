import type { EvidenceTexts } from './evidence-texts.ts';
import type { GatheredTexts } from './gathered-texts.ts';
import type { MailTexts } from './mail-texts.ts';
import type { PageTexts } from './page-texts.ts';

/** Everything that one language says. */
export interface LanguageTexts {
  mail: MailTexts;
  /** The mails about several users. */
  gathered: GatheredTexts;
  page: PageTexts;
  evidence: EvidenceTexts;
}
