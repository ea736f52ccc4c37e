import type { Settings } from '../domain/settings/settings.ts';
import { mailTextsEn } from '../texts/en/mail.ts';
import { mailTextsJa } from '../texts/ja/mail.ts';
import type { MailTexts } from '../texts/mail-texts.ts';

/** The texts of a language. */
export function mailTexts(language: Settings['language']): MailTexts {
  return { en: mailTextsEn, ja: mailTextsJa }[language];
}
