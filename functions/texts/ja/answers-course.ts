import type { PageTexts } from '../page-texts.ts';

/** "It has been used", also for several users at once. */
export const lookNowJa = {
  label: '使用したので、今確認してほしい',
  hint: 'AWS に使用が反映されるまで数時間かかることがあります。ご連絡がなくても数日ごとに確認します。',
};

/** The answers about how the case goes on, and with whom, in Japanese. */
export const courseJa: Pick<
  PageTexts['answers'],
  'stop' | 'check' | 'name-other' | 'hand-over' | 'ask-again' | 'extend'
> = {
  stop: {
    label: 'このケースを中止',
    inMails: 'このケースを中止',
    option: ({ stage }) => ({
      label: 'このケースを中止する',
      hint:
        stage === 'use'
          ? '使用の確認をやめます。検出結果は未解決のまま残ります。'
          : '何も無効化しません。検出結果は未解決のまま残ります。',
    }),
    next: () => ({
      next: 'ケースを終了し、検出結果は未解決のまま残ります。これ以上何も変更しません。',
      undo: 'Security Hub で検出結果を選び、新しいケースを開始してください。',
    }),
  },
  check: {
    label: '使用したので確認を依頼',
    inMails: '使用したので確認を依頼',
    option: () => lookNowJa,
    next: () => ({
      next: '数分以内に IAM を確認します。使用がまだ反映されていない場合は、期限まで確認を続けます。',
      undo: '取り消すものはありません。',
    }),
  },
  'name-other': {
    label: '別の方が担当',
    inMails: '別の方が担当',
    option: ({ link }) => ({
      label: link.role === 'stakeholder' ? '担当は私ではなく、担当者を知っています' : '別の方に確認する',
      hint: '何も無効化しません。指定された方に代わりに確認します。',
    }),
    next: () => ({
      next: '何も無効化しません。指定された方に数分以内にメールを送ります。回答期間は最初から数え直します。',
      undo: 'その方、またはセキュリティ担当者が、再びあなたを指定できます。',
    }),
  },
  'hand-over': {
    label: '担当ではない',
    inMails: '担当ではない',
    option: () => ({
      label: '担当は私ではありません',
      hint: '何も無効化しません。セキュリティ担当者が引き継ぎます。',
    }),
    next: ({ team }) => ({
      next: '何も無効化しません。セキュリティ担当者に数分以内にメールを送り、回答または担当者の指定を依頼します。',
      undo: `やはりご担当の場合は ${team} にお知らせください。再び指定できます。`,
    }),
  },
  'ask-again': {
    label: 'メールの再送',
    inMails: 'メールの再送',
    option: () => ({
      label: 'メールをもう一度送る',
      hint: '確認中の方に、新しいリンクの入ったメールを送ります。以前のリンクも引き続き使えます。',
    }),
    next: () => ({
      next: '新しいリンクの入ったメールを数分以内に送ります。回答の期限は変わりません。',
      undo: '取り消すものはありません。',
    }),
  },
  extend: {
    label: '期限の延長',
    inMails: '期限の延長',
    option: ({ stage }) => ({
      label: stage === 'impact' ? '様子を見る期間を延ばす' : '期限を延ばす',
      hint:
        stage === 'stakeholder'
          ? '所有者は選んだ日まで回答でき、そのことをメールでお知らせします。'
          : '選んだ日まで延ばし、確認中の方にメールでお知らせします。',
    }),
    next: () => ({
      next: '新しい期限は数分以内に有効になり、検出結果とメールでお知らせします。',
      undo: 'さらに後の日付に変更できます。早めることはできません。',
    }),
  },
};
