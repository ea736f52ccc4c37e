import type { ListTexts } from '../list-texts.ts';
import { answersJa } from './answers.ts';
import { lookNowJa } from './answers-course.ts';

const them = '上で選んだユーザーについての回答';

/** The Japanese texts of the page about several users. */
export const listJa: ListTexts = {
  title: (count) => `未使用の認証情報: IAM ユーザー ${count} 件`,
  waiting: (count, until, others) =>
    `${count} 件のユーザーについて回答をお待ちしています。最初の期限は ${until} です。${others === 0 ? '' : `ほかの ${others} 件は下に表示しています。今は回答の必要はありません。`}`,
  noneWaiting: '現在、回答をお待ちしているユーザーはありません。',
  whatThisIs: (team) =>
    `AWS Security Hub が、これらの IAM ユーザーの認証情報のうち長期間使われていないものを検出しました。${team} は無効化の前に関係者に確認し、回答なしに無効化することはありません。`,
  howTo:
    '回答するユーザーにチェックを入れ、回答を 1 つ選んでください。ほかのユーザーは変わりません。後から回答することもできます。',
  groups: {
    quarantined: { heading: 'AWS による隔離: どうしますか', answer: them },
    needed: {
      heading: 'これらの認証情報はまだ必要ですか',
      answer: them,
      nothing: '回答がないまま無効にすることはありません。',
    },
    deletion: {
      heading: '完全に削除してよいですか',
      answer: them,
      nothing: '回答がないまま削除することはありません。',
    },
    use: { heading: '残したもの: 使用をお待ちしています', answer: them },
    off: { heading: '無効化したもの: 元に戻す必要がありますか', answer: them },
  },
  answerUntil: (until) => `回答期限: ${until}`,
  backUntil: (until) => `元に戻せる期限: ${until}`,
  options: {
    retire: ({ group, observationDays }) => ({
      label: {
        needed: 'どれも不要です',
        use: 'やはりどれも不要です',
        quarantined: 'すべて無効化する',
        deletion: '',
        off: '',
      }[group],
      hint: `選んだユーザーの、上に表示されたものをすべて無効化します。無効化から ${observationDays} 日間は元に戻せます。キーはそのまま、パスワードは新しいものになります。`,
    }),
    keep: ({ useWithinDays }) => ({
      label: 'すべてまだ必要です',
      hint: `何も無効化しません。AWS は最後の使用日だけを見るため、それぞれ ${useWithinDays} 日以内に使用する必要があります。`,
    }),
    check: () => lookNowJa,
    restore: ({ isUpToContacts }) => ({
      label: answersJa.restore.label,
      hint: `アクセスキーは数分以内に再び使えます。パスワードは新しいものになり、セキュリティチームがお渡しします。${isUpToContacts ? 'AWS が隔離したユーザーについては、セキュリティ担当者に確認し、その判断に従います。' : ''}`,
    }),
    confirm: () => ({
      label: '完全に削除する',
      hint: '取り消せません。選んだ各ユーザーの名前を、上のそれぞれの欄に入力してください。',
    }),
    'leave-disabled': () => ({
      label: answersJa['leave-disabled'].label,
      hint: '何も削除しません。ケースは終了します。',
    }),
  },
  count: 'ここで選んだユーザーの数（半角数字）',
  word: '確認のため、次の単語を半角英字で入力:',
  typeName: '削除するには、ユーザー名を入力',
  details: '詳細とその他の回答',
  others: 'そのほかのユーザーの状況',
  hidden: (count) =>
    `ほかに ${count} 件のユーザーについては、表示できるものがありません。ケースが終了したか、現在は別の方に確認しています。`,
  unreadable: (count) =>
    `${count} 件のユーザーは、こちら側の問題のため今は表示できません。1 分ほどしてから、もう一度このページを開いてください。`,
  send: '回答を送信',
  back: 'このメールのすべてのユーザーに戻る',
  genuine: (team) =>
    `本物であることの確認: 各ユーザーの詳細にあるケース番号は、AWS Security Hub の検出結果のメモにも記載されており、${team} に照会できます。このページを開くだけでは何も変わりません。回答を送信したときだけ記録されます。`,
  problems: {
    nothing: 'ユーザーを 1 件以上選び、回答を選んでください。',
    noAnswer: '選んだユーザーについての回答を選んでください。',
    noTick: 'この回答の対象となるユーザーを選んでください。',
    word: '誤って無効化しないよう、「disable」と入力してください。',
    count: (ticked) =>
      `選んだユーザーの数を入力してください。現在 ${ticked} 件が選ばれています。まず選択をご確認ください。`,
  },
  results: {
    recorded: (count, of) =>
      count === of ? `${count} 件を記録しました` : `${of} 件のうち ${count} 件を記録しました`,
    noneRecorded: '何も記録されませんでした',
    failed:
      '記録を確認できません。こちら側で問題が起きました。1 分ほどしてからもう一度送信してください。二度送信しても問題ありません。',
    incomplete: 'まだ何も記録していません。下をご覧ください',
    hidden: 'ケースが終了したか、現在は別の方に確認しているユーザー: 何も記録されませんでした。',
    unread:
      '今は読み取れないユーザー: 何も記録されませんでした。1 分ほどしてから、もう一度このページを開いてください。',
  },
};
