import type { SpokenLanguage } from '../spoken-language.ts';
import { LIST_PHRASES } from './list-phrases.ts';
import { MAIL_PHRASES } from './mail-phrases.ts';
import { PAGE_PHRASES } from './page-phrases.ts';

/** How Japanese mails and pages are read. */
export const ja: SpokenLanguage = {
  firstLine: /[\u3040-\u30ff]/,
  headings: [
    'IAM の記録（直近数時間の使用は含まれないことがあります）：',
    '対象の認証情報（最初におたずねした時点の IAM の記録）：',
  ],
  sentences: {
    about:
      /[A-Z]{4}…|パスワード|アクセスキー|キー|認証情報|無効|有効|削除|元に戻|戻せ|戻す|復元|残し|変更|使用され|使用を確認|存在し/,
    end: /[。？！][」）]*/,
  },
  words: {
    password: 'パスワード',
    accessKey: 'アクセスキー',
    of: (user, account) => `AWS アカウント ${account} の IAM ユーザー ${user}`,
    use: (id) => `(?:パスワードでサインインする|アクセスキー ${id} を使用する)`,
    evidence: (day) =>
      `(?:IAM の記録では一度も使われていません|最終使用 ${day}(?:（[^\\n]{1,180}?）)?)(?:、作成 ${day})?(?:、(?:最後の使用|作成)から \\d+ 日)?`,
  },
  mail: MAIL_PHRASES,
  page: [...PAGE_PHRASES, ...LIST_PHRASES],
};
