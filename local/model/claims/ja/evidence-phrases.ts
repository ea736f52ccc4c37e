import type { Phrase } from '../phrase.ts';

/** What is known of a user besides its credentials: words of others, which say nothing of how a credential stands. */
export const EVIDENCE: Phrase[] = [
  ['{cred} – 説明{rest}'],
  ['{word} – 説明{rest}'],
  ['アクセスキー（検索用の完全な ID）'],
  ['いずれかの認証情報で利用を試みたサービス'],
  ['このユーザーについて：{rest}'],
  ['いずれかの認証情報で最後に利用を試みたサービス：{rest}'],
  ['{day} – {rest}'],
  ['サービス：{rest}'],
  ['グループ{rest}'],
  ['ポリシー{rest}'],
  ['所属グループ{rest}'],
  ['タグ {rest}'],
];
