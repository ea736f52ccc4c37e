import { isUpToContacts } from '../../domain/question/quarantine.ts';
import type { AnswerTexts, PageFacts, PageTexts } from '../page-texts.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'IAM ユーザー全体' : '無効化したもの');

// A password that is turned off is gone: what comes back is a new one.
const turnedOff = ({ kinds, observationDays: days }: PageFacts) => {
  if (!kinds.has('password'))
    return `無効化するだけで、削除はしません。無効化から ${days} 日間は元に戻せます。`;
  return kinds.size > 1
    ? `無効化します。無効化から ${days} 日間は元に戻せます。パスワードは新しいものになります。`
    : `無効化します。無効化から ${days} 日間は、代わりに新しいパスワードを発行できます。`;
};

const notNeeded = ({ stage, isSeveral, record }: PageFacts) => {
  if (record.quarantine !== undefined) return '無効化する';
  if (isSeveral) return '一部だけ必要です';
  return stage === 'use' ? 'やはり不要です' : 'もう不要です';
};

const howItComesBack = ({ comesBack }: PageFacts) => {
  if (!comesBack.has('password')) return '数分で元どおり使えるようになります。';
  return comesBack.size > 1
    ? 'アクセスキーは数分でまた使えます。パスワードは新しいものになり、セキュリティチームがお渡しします。'
    : '新しいパスワードを、セキュリティチームがお渡しします。';
};

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'その後は無効のまま残し、何も削除しません',
  asked: 'その後、削除の前にもう一度確認します',
  deleted: 'その後、完全に削除します',
};

const keepUndo =
  '何も変更していないので、取り消すものはありません。やはり不要な場合は、数分後にこのリンクをもう一度開いて回答してください。';

const soon = ({ earliest }: Pick<PageFacts, 'earliest'>) =>
  earliest === undefined ? '数分以内か、次に空いている日' : `${earliest} 以降`;

const RETIRE: AnswerTexts = {
  label: 'もう不要',
  inMails: 'もう不要',
  option: (facts) => ({
    label: notNeeded(facts),
    hint: facts.isSeveral
      ? `それぞれ選んでください。残すものは ${facts.useWithinDays} 日以内に使用する必要があります。`
      : turnedOff(facts),
  }),
  next: (facts) => ({
    next: `${facts.isPaused ? 'すべてのケースが一時停止中です。再開後に IAM をもう一度確認し、まだ使われていないものを無効化します。' : `IAM をもう一度確認し、まだ使われていないものを${soon(facts)}に無効化します。`}${facts.observationDays} 日間様子を見て、${LATER[facts.ending]}。${facts.isSeveral ? `残すものは ${facts.useWithinDays} 日以内に使用してください。` : ''}メールでお知らせします。`,
    undo: `${facts.earliest === undefined || facts.isPaused ? '' : 'それまでは、このリンクをもう一度開いて、必要だと回答できます。'}無効化の後は、削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。`,
  }),
};

/** What each answer on the form is called, means and leads to, in Japanese. */
export const answersJa: PageTexts['answers'] = {
  retire: RETIRE,
  none: {
    ...RETIRE,
    option: (facts) => ({ label: 'すべて不要です', hint: turnedOff(facts) }),
  },
  keep: {
    label: 'まだ必要',
    inMails: 'まだ必要',
    option: ({ isSeveral, useWithinDays }) => ({
      label: isSeveral ? 'すべてまだ必要です' : 'まだ必要です',
      hint: `何も無効化しません。AWS は最後の使用日だけを見るため、${useWithinDays} 日以内に使用する必要があります。`,
    }),
    next: ({ useWithinDays }) => ({
      next: `何も無効化しません。残すものはそれぞれ、${useWithinDays} 日以内に使用する必要があります。方法と期限はメールでお知らせし、数日ごとに確認します。`,
      undo: keepUndo,
    }),
  },
  exempt: {
    label: '適用除外',
    inMails: '適用除外',
    option: () => ({
      label: '指定日まで適用除外とする',
      hint: '何も無効化しません。指定日まで検出結果を抑制し、その後は自動で再開します。理由が必要です。',
    }),
    next: () => ({
      next: '何も無効化しません。検出結果は指定日まで抑制され、その後は自動で再開します。',
      undo: '何も無効化していないため、元に戻す操作は不要です。適用除外は指定日に終わり、それより前には終わりません。',
    }),
  },
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
  restore: {
    label: '元に戻してください',
    inMails: '元に戻してください',
    option: (facts) => ({
      label: '元に戻してください',
      hint: isUpToContacts(facts.record, facts.link)
        ? 'セキュリティ担当者に確認し、その判断に従います。'
        : howItComesBack(facts),
    }),
    next: ({ record, useWithinDays, team, link, comesBack }) =>
      isUpToContacts(record, link)
        ? {
            next: '元に戻すかどうか、数分以内にセキュリティ担当者に確認します。結果はメールでお知らせします。それまでは無効のままです。',
            undo: `やはり不要な場合は ${team} にお知らせください。`,
          }
        : {
            next: `このケースで無効化したものを数分以内にすべて元に戻し、メールでお知らせします。${
              comesBack.has('password') ? `新しいパスワードは ${team} がお渡しします。` : ''
            }${useWithinDays} 日以内に使用してください。`,
            undo: `元に戻した後はそのまま残します。やはり不要な場合は ${team} にお知らせください。`,
          },
  },
  confirm: {
    label: '削除してよい',
    inMails: '削除してよい',
    option: (facts) =>
      facts.stage === 'deletion'
        ? { label: '完全に削除する', hint: `${all(facts)}を削除します。元に戻せません。` }
        : {
            label: '影響はないので、削除してよい',
            hint: `${facts.until} より後に、再度の確認なしで${all(facts)}を削除します。それまでは元に戻せます。`,
          },
    next: ({ stage, until, wholeUser, isPaused, earliest }) =>
      stage === 'impact'
        ? {
            next: `無効のままです。${until} より後に、再度の確認なしで${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
            undo: 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。',
          }
        : {
            next: `${isPaused ? 'すべてのケースが一時停止中です。再開後に IAM をもう一度確認し、' : `IAM をもう一度確認し、${soon({ earliest })}に`}${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
            undo: '削除が始まる前だけ、すぐにこのリンクを開いて「元に戻してください」を選べます。削除したものは戻せません。',
          },
  },
  'leave-disabled': {
    label: '無効のままにする',
    inMails: '無効のままにする',
    option: ({ stage }) => ({
      label: '無効のままにする',
      hint:
        stage === 'deletion'
          ? '何も削除せず、ケースを終了します。'
          : '何も削除しません。期間が終わっても無効のままです。',
    }),
    next: ({ stage, team }) => ({
      next:
        stage === 'impact'
          ? '無効のままです。期間が終わるとケースを終了し、何も削除しません。'
          : '無効のままです。何も削除せず、数分以内にケースを終了します。',
      undo:
        stage === 'impact'
          ? 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。'
          : `その後は ${team} が再び有効にできます。`,
    }),
  },
  check: {
    label: '使用したので確認を依頼',
    inMails: '使用したので確認を依頼',
    option: () => ({
      label: '使用したので、今確認してほしい',
      hint: 'AWS に使用が反映されるまで数時間かかります。ご連絡がなくても数日ごとに確認します。',
    }),
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
  rarely: {
    label: 'たまにしか使わない',
    inMails: 'たまにしか使わない',
    option: ({ stage }) => ({
      label: 'たまにしか使いません',
      hint:
        stage === 'impact'
          ? '無効のまま、次に使う時期まで長く様子を見ます。'
          : '何も無効化せず、使用の期限を長くします。',
    }),
    next: ({ stage }) =>
      stage === 'impact'
        ? {
            next: '無効のまま、より長く様子を見ます。新しい日付をメールでお知らせします。',
            undo: '削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。',
          }
        : {
            next: '何も無効化しません。使用の期限をメールでお知らせします。年に一度の使用ではコントロールに合格できないため、残す必要がある場合はセキュリティ担当者に適用除外を依頼してください。',
            undo: keepUndo,
          },
  },
};
