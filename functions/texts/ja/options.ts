import type { PageFacts, PageTexts } from '../page-texts.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'IAM ユーザー全体' : '無効化したもの');

/** What can be chosen on the form, in Japanese. */
export const optionsJa: PageTexts['options'] = {
  retire: ({ isSeveral, observationDays, stage }) => ({
    label: stage === 'use' ? 'やはり不要です' : isSeveral ? '一部または全部が不要です' : 'もう不要です',
    hint: `${isSeveral ? '下でそれぞれ選んでください。' : ''}無効化するだけで、削除はしません。${observationDays} 日間は元に戻せます。`,
  }),
  keep: ({ isSeveral, useWithinDays }) => ({
    label: isSeveral ? 'すべてまだ必要です' : 'まだ必要です',
    hint: `何も無効化しません。AWS は最後の使用日だけを見るため、${useWithinDays} 日以内に使用する必要があります。`,
  }),
  rarely: ({ stage }) => ({
    label: 'たまにしか使いません',
    hint:
      stage === 'impact'
        ? '無効のまま、次に使う時期まで長く様子を見ます。'
        : '何も無効化せず、使用の期限を長くします。',
  }),
  exempt: () => ({
    label: '指定日まで適用除外とする',
    hint: '何も無効化しません。指定日まで検出結果を抑制し、その後は自動で再開します。理由が必要です。',
  }),
  stop: ({ stage }) => ({
    label: 'このケースを中止する',
    hint:
      stage === 'use'
        ? '使用の確認をやめます。検出結果は未解決のまま残ります。'
        : '何も無効化しません。検出結果は未解決のまま残ります。',
  }),
  restore: ({ record }) => ({
    label: '元に戻してください',
    hint: record.disabled.some(({ kind }) => kind === 'password')
      ? 'アクセスキーは数分でまた使えます。パスワードは新しいものになり、セキュリティチームがお渡しします。'
      : '数分で元どおり使えるようになります。',
  }),
  confirm: (facts) =>
    facts.stage === 'deletion'
      ? { label: '完全に削除する', hint: `${all(facts)}を削除します。元に戻せません。` }
      : {
          label: '影響はないので、削除してよい',
          hint: `${facts.until} より後に、再度の確認なしで${all(facts)}を削除します。それまでは元に戻せます。`,
        },
  'leave-disabled': ({ stage }) => ({
    label: '無効のままにする',
    hint:
      stage === 'deletion'
        ? '何も削除せず、ケースを終了します。'
        : '何も削除しません。期間が終わっても無効のままです。',
  }),
  check: () => ({
    label: '使用したので、今確認してほしい',
    hint: 'AWS に使用が反映されるまで数時間かかります。ご連絡がなくても数日ごとに確認します。',
  }),
  'name-other': ({ link }) => ({
    label: link.role === 'stakeholder' ? '担当は私ではなく、担当者を知っています' : '別の方に確認する',
    hint: '何も無効化しません。指定された方に代わりに確認します。',
  }),
  'hand-over': () => ({
    label: '担当は私ではありません',
    hint: '何も無効化しません。セキュリティ担当者が引き継ぎます。',
  }),
  'ask-again': () => ({
    label: 'メールをもう一度送る',
    hint: '確認中の方に、新しいリンクの入ったメールを送ります。以前のリンクも引き続き使えます。',
  }),
  extend: ({ stage }) => ({
    label: stage === 'impact' ? '様子を見る期間を延ばす' : '期限を延ばす',
    hint:
      stage === 'stakeholder'
        ? '所有者は選んだ日まで回答でき、そのことをメールでお知らせします。'
        : '選んだ日まで延ばし、確認中の方にメールでお知らせします。',
  }),
};
