import type { Phrase } from '../phrase.ts';

/** What became of a credential, besides how it stands. */
const BESIDES =
  '<|、回答のとおり残しました|、使用されました|、使用されていません|、使用されたかどうかは不明です|、変更できませんでした|、変更していません>';

/** Lines of lists in mails: credentials with their evidence, what else is alive, what was done. */
export const ITEMS: Phrase[] = [
  ['対象の認証情報（最初におたずねした時点の IAM の記録）：'],
  ['IAM の記録（直近数時間の使用は含まれないことがあります）：'],
  ['このユーザーで有効なもの（今回の質問の対象外）：'],
  ['{cred}'],
  ['{cred}<：{evidence}|>、{time} から無効', ['cred', 'off-by-us']],
  ['{cred}：{evidence}（使用中）', ['cred', 'on'], ['cred', 'used']],
  ['{cred}：{evidence}（<新しい|未使用>）', ['cred', 'on']],
  [
    '{cred}：{evidence}（未使用ですが、このアカウントでは新しいパスワードを発行できないため、無効にしません）',
    ['cred', 'untouched'],
  ],
  ['{cred}：{evidence}（判定できません）', ['cred', 'unknown']],
  // After those with a state, which looks like the place of a use.
  ['{cred}：{evidence}'],
  ['<SSH 公開鍵|署名証明書|サービス固有の認証情報|{word} 固有の認証情報> {word}'],
  ['サービス固有の認証情報（読み取れませんでした）'],
  ['認証情報の状態（{time} 時点の IAM の情報）：', 'dated'],
  ['このユーザーで有効なもの（{time} 時点の IAM の情報、今回の質問の対象外）：', 'dated'],
  [`{cred}：有効${BESIDES}`, ['cred', 'on']],
  [`{cred}：有効（元に戻しました）${BESIDES}`, ['cred', 'restored']],
  [`{cred}：この件で無効にしました${BESIDES}`, ['cred', 'off-by-us']],
  [`{cred}：この件で無効にしています${BESIDES}`, ['cred', 'turning-off']],
  [`{cred}：この件で元に戻しています${BESIDES}`, ['cred', 'turning-on']],
  [`{cred}：無効（この件によるものではありません）${BESIDES}`, ['cred', 'off-by-someone']],
  [`{cred}：以前の件で無効にしました${BESIDES}`, ['cred', 'off-by-us']],
  [`{cred}：この件で削除しました${BESIDES}`, ['cred', 'deleted-by-us']],
  [`{cred}：存在しません${BESIDES}`, ['cred', 'gone']],
  [`{cred}：不明${BESIDES}`, ['cred', 'unknown']],
];
