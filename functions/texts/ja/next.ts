import type { PageFacts } from '../../case-page/facts.ts';
import type { PageTexts } from '../page-texts.ts';

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'その後は無効のまま残し、何も削除しません',
  asked: 'その後、削除の前にもう一度確認します',
  deleted: 'その後、完全に削除します',
};

const keepUndo =
  '何も変更していないので、取り消すものはありません。やはり不要な場合は、数分後にこのリンクをもう一度開いて回答してください。';

/** What happens after each choice and how to take it back, in Japanese. */
export const nextJa: PageTexts['next'] = {
  retire: (facts) => ({
    next: `IAM をもう一度確認し、まだ使われていないものを数分以内に無効化します。${facts.observationDays} 日間様子を見て、${LATER[facts.ending]}。${facts.isSeveral ? `残すものは ${facts.useWithinDays} 日以内に使用してください。` : ''}メールでお知らせします。`,
    undo: '無効化の後は、削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。',
  }),
  keep: ({ useWithinDays }) => ({
    next: `何も無効化しません。${useWithinDays} 日以内に、パスワードでサインインするか、アクセスキーを使用してください。期限はメールでお知らせし、数日ごとに確認します。`,
    undo: keepUndo,
  }),
  rarely: ({ stage }) =>
    stage === 'impact'
      ? {
          next: '無効のまま、より長く様子を見ます。新しい日付をメールでお知らせします。',
          undo: '削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。',
        }
      : {
          next: '何も無効化しません。使用の期限をメールでお知らせします。年に一度の使用ではコントロールに合格できないため、残す必要がある場合はセキュリティ担当者に適用除外を依頼してください。',
          undo: keepUndo,
        },
  exempt: () => ({
    next: '何も無効化しません。検出結果は指定日まで抑制され、その後は自動で再開します。',
    undo: '何も無効化していないため、元に戻す操作は不要です。適用除外は指定日に終わり、それより前には終わりません。',
  }),
  stop: () => ({
    next: 'ケースを終了し、検出結果は未解決のまま残ります。これ以上何も変更しません。',
    undo: 'Security Hub で検出結果を選び、新しいケースを開始してください。',
  }),
  restore: ({ record, useWithinDays, team }) => ({
    next: `このケースで無効化したものを数分以内にすべて元に戻し、メールでお知らせします。${
      record.disabled.some(({ kind }) => kind === 'password')
        ? `新しいパスワードは ${team} がお渡しします。`
        : ''
    }${useWithinDays} 日以内に使用してください。`,
    undo: `元に戻した後はそのまま残します。やはり不要な場合は ${team} にお知らせください。`,
  }),
  confirm: ({ stage, until, wholeUser }) =>
    stage === 'impact'
      ? {
          next: `無効のままです。${until} より後に、再度の確認なしで${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
          undo: 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。',
        }
      : {
          next: `IAM をもう一度確認し、数分以内に${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
          undo: '削除が始まる前だけ、すぐにこのリンクを開いて「元に戻してください」を選べます。削除したものは戻せません。',
        },
  'leave-disabled': ({ stage, team }) => ({
    next:
      stage === 'impact'
        ? '無効のままです。期間が終わるとケースを終了し、何も削除しません。'
        : '無効のままです。何も削除せず、数分以内にケースを終了します。',
    undo:
      stage === 'impact'
        ? 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。'
        : `その後は ${team} が再び有効にできます。`,
  }),
  check: () => ({
    next: '数分以内に IAM を確認します。使用がまだ反映されていない場合は、期限まで確認を続けます。',
    undo: '取り消すものはありません。',
  }),
  'name-other': () => ({
    next: '何も無効化しません。指定された方に数分以内にメールを送ります。回答期間は最初から数え直します。',
    undo: 'その方、またはセキュリティ担当者が、再びあなたを指定できます。',
  }),
  'hand-over': ({ team }) => ({
    next: '何も無効化しません。セキュリティ担当者に数分以内にメールを送り、回答または担当者の指定を依頼します。',
    undo: `やはりご担当の場合は ${team} にお知らせください。再び指定できます。`,
  }),
  'ask-again': () => ({
    next: '新しいリンクの入ったメールを数分以内に送ります。回答の期限は変わりません。',
    undo: '取り消すものはありません。',
  }),
  extend: () => ({
    next: '新しい期限は数分以内に有効になり、検出結果とメールでお知らせします。',
    undo: 'さらに後の日付に変更できます。早めることはできません。',
  }),
};
