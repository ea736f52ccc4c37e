import type { Phrase } from '../phrase.ts';

/** What the Japanese pages about several users say besides what the page of one says. */
export const LIST_PHRASES: readonly Phrase[] = [
  ['未使用の認証情報: IAM ユーザー {n} 件'],
  ['AWS Security Hub が、これらの IAM ユーザーの認証情報のうち長期間使われていないものを検出しました。'],
  ['{team} は無効化の前に関係者に確認し、回答なしに無効化することはありません。'],
  ['残したもの: 使用をお待ちしています'],
  ['無効化したもの: 元に戻す必要がありますか'],
  ['元に戻せる期限: {time}'],
  // What an answer would lead to.
  ['選んだユーザーの、上に表示されたものをすべて無効化します。'],
  ['無効化から {n} 日間は元に戻せます。'],
  ['キーはそのまま、パスワードは新しいものになります。'],
  ['アクセスキーは数分以内に再び使えます。'],
  ['パスワードは新しいものになり、セキュリティチームがお渡しします。'],
  ['何も削除しません。'],
  ['すべて無効化する'],
  ['誤って無効化しないよう、「disable」と入力してください。'],
  ['削除するには、ユーザー名を入力 {user}'],
];
