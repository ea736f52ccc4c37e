import type { SpokenLanguage } from '../spoken-language.ts';
import { LIST_PHRASES } from './list-phrases.ts';
import { MAIL_PHRASES } from './mail-phrases.ts';
import { PAGE_PHRASES } from './page-phrases.ts';
import { RELEASED_MAILS, RELEASED_PAGES } from './released-phrases.ts';

/** How English mails and pages are read. */
export const en: SpokenLanguage = {
  firstLine: /^[^\u3040-\u30ff]*$/,
  headings: [
    'What IAM reports (use in the last hours may be missing):',
    'The credentials, as IAM reported them when this was first asked:',
  ],
  sentences: {
    about:
      /[A-Z]{4}…|passwords?\b|access keys?\b|\bkeys?\b|credential|\bturn(ed|s)?\b.{0,20}\b(on|off)\b|\boff\b|disabl|enabl|delet|\bback\b|restor|retire|\bchanged?\b|untouched|left alone|exists?\b|\bactive\b|\bused\b/i,
    end: /[.?!]["”)]*(?=\s|$)/,
  },
  words: {
    password: 'the password|[Pp]assword',
    accessKey: 'access key',
    of: (user, account) => `IAM user ${user} in AWS account ${account}`,
    use: (id) => `(?:sign in with the password|use access key ${id})`,
    evidence: (day) =>
      `(?:never used as far as IAM has recorded|last used ${day}(?: \\([^\\n]{1,180}?\\))?)(?:, created ${day})?(?:, \\d+ days? since its (?:last use|creation))?`,
  },
  mail: [...MAIL_PHRASES, ...RELEASED_MAILS],
  page: [...PAGE_PHRASES, ...LIST_PHRASES, ...RELEASED_PAGES],
};
