import type { Phrase } from '../phrase.ts';
import { ANSWERS } from './answer-phrases.ts';
import { EVIDENCE } from './evidence-phrases.ts';

/** What the page is, and where the case stands. */
const STATUS: Phrase[] = [
  ['アクセスキーが漏えいしたときの措置です。'],
  ['現在はセキュリティ担当者だけが判断し、所有者の回答で残したり元に戻したりすることはありません。'],
  ['未使用の認証情報: IAM ユーザー {user}'],
  [
    'AWS Security Hub が、この IAM ユーザーの認証情報のうち {n} 日以上使われていないものを検出しました。{team} は無効化の前に関係者に確認し、回答なしに無効化することはありません。',
  ],
  ['何も変更していません。数分後にもう一度ご覧ください。', ['all', 'untouched']],
  ['期限は {time} です。まだ何も変更していません。回答がなければ何も変更しません。', ['all', 'untouched']],
  ['回答がないまま無効にすることはありません。'],
  ['回答がないまま削除することはありません。'],
  ['再開まで、何も無効化・削除しません。'],
  ['元に戻すよう依頼されたものは、一時停止中でも元に戻します。'],
  [
    '{time} まで、このケースで無効化したものを元に戻せます。<パスワードは新しいものになります。|>それまで<、ほかには|>何も削除しません。',
  ],
  ['削除してよいですか'],
  ['{time} まで回答をお待ちします。回答がなければ何も削除せず、無効化したものはそのままにします。'],
  [
    '{time} までにそれぞれ使用してください: {names}。数日ごとに確認します。使用がなくても無効化はしませんが、検出結果を再び開きます。',
  ],
  ['<無効化|削除>の予定です'],
  ['{time} 以降に行います。それまでは何も変更しません。'],
  ['このケースで無効化したものは、それまで元に戻すよう依頼できます。'],
  ['やはり必要な場合は、それまでに回答してください。'],
  ['セキュリティチームがすべてのケースを一時停止している間は、何も無効化・削除しません。'],
  ['このケースで無効化したものは、その間も元に戻すよう依頼できます。'],
  ['次の手順に進みます。無効化や削除は、一時停止が終わるまで待ちます。'],
  ['{time} から処理できていません。{time} まで 15 分ごとに再試行します。決まったことは変わりません。'],
  ['無効になっているものは、その間も元に戻すよう依頼できます。'],
  ['依頼されたものは、復旧後に元に戻します。'],
  ['{time}: 障害のため止まっています。再試行します'],
  ['{time}: 現在の所有者ではない方から元に戻す依頼があり、お断りしました'],
  ['元に戻しています'],
  // Of that read, and not of now.
  ['最後に IAM を確認した {time} の時点で、次のものは無効のままでした: {names}。'],
  ['ケースの終了時に IAM を確認できませんでした。'],
  ['このケースで無効にしたものは次のとおりです: {names}。'],
  ['{time} までは、このページで元に戻せます。'],
  ['その後も、{team} に依頼すれば元に戻せます。'],
  ['このリンクで元に戻せたのは {time} までです。'],
  ['今からでも元に戻せます。'],
  ['何がいつまでに使用を必要とするか、メールでお知らせします。'],
  ['削除しています', ['all', 'cannot-be-given-back']],
  ['削除が始まったため、もう止められません。', ['all', 'cannot-be-given-back']],
  ['あなたに確認する理由: {rest}'],
  ['理由: {rest}'],
];

/** What happened, or would happen, to a credential: in the table, and in the list above the question. */
const FATES: Phrase[] = [
  [
    '{fate}<不要であれば|セキュリティ担当者の回答により>無効化。<削除はしません|{n} 日後<に|、確認のうえ>削除<（ユーザー全体）|>>',
  ],
  ['{fate}回答により無効化します'],
  ['{fate}無効化していません', ['cred', 'untouched']],
  ['{fate}変更されていたため、そのままにします'],
  ['{fate}回答により残します<|（{day} までに使用）>', ['cred', 'untouched']],
  ['{fate}{time} に無効化', ['cred', 'off-by-us']],
  ['{fate}有効', ['cred', 'on']],
  ['{fate}無効にしています', ['cred', 'turning-off']],
  ['{fate}元に戻しています', ['cred', 'turning-on']],
  ['{fate}以前のケースで無効にしました', ['cred', 'off-by-us']],
  ['{fate}無効（このケースによるものではありません）', ['cred', 'off-by-someone']],
  ['{fate}このケースで削除しました', ['cred', 'deleted-by-us']],
  ['{fate}存在しません（このケースでは削除していません）', ['cred', 'gone']],
  ['{fate}不明（IAM を読み取れませんでした）', ['cred', 'unknown']],
  ['{fate}削除済み、または削除中', ['cred', 'cannot-be-given-back']],
  ['{fate}元に戻しました', ['cred', 'restored']],
  ['{fate}<使用中のため|新しく判断できないため|>変更しません', ['cred', 'untouched']],
  ['{fate}使えない状態のままです', ['cred', 'untouched']],
  ['{fate}このアカウントでは新しいパスワードを発行できないため、無効にしません', ['cred', 'untouched']],
  ['{fate}変更しません: IAM {rest}', ['cred', 'unknown'], ['cred', 'untouched']],
];

/** The table of credentials and what else the user has; the line below the table says of when it is. */
const PLAN: Phrase[] = [
  ...FATES.map(([text, ...said]): Phrase => [text.replace('{fate}', '{cred} – どうなるか: '), ...said]),
  ...FATES.map(([text, ...said]): Phrase => [text.replace('{fate}', '{cred}: '), ...said]),
  ['{cred}: 最終使用 {rest}'],
  ['{cred}: IAM の記録では使用なし'],
  ['認証情報'],
  ['認証情報ごとの記録'],
  ['{cred} – <最終使用|サービス、リージョン|経過>: {rest}'],
  ['{time} 時点の IAM の情報です。', 'dated'],
  ['<有効なその他の認証情報|グループ|ポリシー|アクセス許可の境界>: {rest}'],
  ['グループ、ポリシー、その他の認証情報は、このケースに保存されていません。'],
];

/** What has happened so far, each with its time. */
const HISTORY: Phrase[] = [
  ['{time}: 無効化: {cred}'],
  ['{time}: <アナリスト|<所有者|セキュリティ担当者|{address} >宛てリンクからの回答>:「{free}」'],
  ['{time}: 残します。期限までに使用してください'],
  ['{time}: 無効化し、様子を見ています'],
  ['{time}: 影響はありませんでした。削除の段階です'],
  ['{time}: AWS による隔離を確認し、元に戻すかどうかをセキュリティ担当者に確認しています'],
  ['{time}: 元に戻しました'],
  ['{time}: 次の作業の日を決めました。それまでは何も変更しません'],
  ['{time}: 空いている日がないため、何も無効化しませんでした'],
  ['{time}: 一時停止中です。今は何も無効化・削除しません'],
  ['{time}: ユーザーはもう存在しません'],
  ['{time}: 有効なものがないため、ケースを終了しました'],
  ['{time}: 回答がなく、何も変更しませんでした'],
  ['{time}: 状況が変わったため、何も無効化しませんでした'],
  ['{time}: 使用を確認し、ケースを終了しました'],
  ['{time}: 使用されないまま、ケースを終了しました'],
  ['{time}: 途中で誰かが変更したため、ケースを終了しました'],
  ['{time}: 無効のまま残し、ケースを終了しました'],
  ['{time}: 削除しました'],
  ['{time}: ユーザー全体を削除しました'],
  ['{time}: 何も元に戻さず、ケースを終了しました'],
];

/** What the Japanese pages say. */
export const PAGE_PHRASES: readonly Phrase[] = [
  ...EVIDENCE,
  ...STATUS,
  ...PLAN,
  ...HISTORY,
  // How a case has ended stands on its page as well.
  ...HISTORY.map(([text, ...said]): Phrase => [text.replace('{time}: ', ''), ...said]),
  ...ANSWERS,
];
