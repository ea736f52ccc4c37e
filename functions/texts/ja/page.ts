import { kindOf } from '../../domain/credential/kinds.ts';
import { TRY_AGAIN_MINUTES } from '../../domain/settings/longest-history.ts';
import { canAskBack } from '../../domain/wish/have-back.ts';
import { nameIn } from '../credential-texts.ts';
import type { PageTexts } from '../page-texts.ts';
import { answersJa } from './answers.ts';
import { credentialName, credentialsJa } from './credentials.ts';
import { endingsJa } from './endings.ts';
import { historyJa } from './history.ts';
import { listJa } from './list.ts';
import { newPasswordJa } from './new-password.ts';
import { openStepsJa } from './open-steps.ts';
import { plainJa, problemsJa, refusalsJa } from './problems.ts';
import { timesJa } from './times.ts';

/** The Japanese texts of the case page. */
export const pageTextsJa: PageTexts = {
  language: 'ja',
  times: timesJa,
  title: (user) => `IAM ユーザー ${user} の未使用の認証情報`,
  heading: '未使用の認証情報: IAM ユーザー',
  account: 'AWS アカウント',
  caseNumber: 'ケース',
  role: {
    stakeholder: '所有者',
    'security-contact': 'セキュリティ担当者',
    analyst: 'アナリスト',
  },
  whatThisIs: ({ team, record }) =>
    `AWS Security Hub が、この IAM ユーザーの認証情報のうち ${record.thresholdDays} 日以上使われていないものを検出しました。${team} は無効化の前に関係者に確認し、回答なしに無効化することはありません。`,
  quarantined: (policy) =>
    `AWS がポリシー ${policy} でこのユーザーを隔離しました。アクセスキーが漏えいしたときの措置です。現在はセキュリティ担当者だけが判断し、所有者の回答で残したり元に戻したりすることはありません。`,
  allPaused:
    'セキュリティチームがすべてのケースを一時停止しています。再開まで、何も無効化・削除しません。元に戻すよう依頼されたものは、一時停止中でも元に戻します。',
  why: (reason) => `あなたに確認する理由: ${reason}。`,
  whyRole: {
    stakeholder: 'このユーザーについて確認を依頼されたため',
    'security-contact': 'セキュリティ担当者であるため',
    analyst: 'アナリストであるため',
  },
  whyOwner: {
    tag: (tag) => `このユーザーのタグ ${tag} に記載されているため`,
    account: (_tag, account) =>
      `アカウント ${account} の連絡先であり、タグからこのユーザーの所有者が分からないため`,
    fallback: () => 'タグから所有者が分からないユーザーの連絡先であるため',
    security: () => 'セキュリティ担当者であり、このユーザーの所有者が分からないため',
    named: () => '以前に確認した方から、このユーザーの担当者として指定されたため',
  },
  stages: {
    starting: () => ['ケースを準備しています', '何も変更していません。数分後にもう一度ご覧ください。'],
    stakeholder: ({ until }) => [
      '回答をお待ちしています',
      `期限は ${until} です。まだ何も変更していません。回答がなければ何も変更しません。`,
    ],
    impact: ({ until, comesBack }) => [
      '影響がないか様子を見ています',
      comesBack.has('password')
        ? `${until} まで、このケースで無効化したものを元に戻せます。パスワードは新しいものになります。それまで、ほかには何も削除しません。`
        : `${until} まで、このケースで無効化したものを元に戻せます。それまで何も削除しません。`,
    ],
    deletion: ({ until }) => [
      '削除してよいですか',
      `${until} まで回答をお待ちします。回答がなければ何も削除せず、無効化したものはそのままにします。`,
    ],
    use: ({ until, record }) => [
      '使用をお待ちしています',
      `${until} までにそれぞれ使用してください: ${(record.mustUse?.credentialIds ?? []).map(nameIn(credentialsJa)).join('、')}。数日ごとに確認します。使用がなくても無効化はしませんが、検出結果を再び開きます。`,
    ],
    paused: ({ record, isPaused, earliest }) =>
      record.question?.window !== undefined && !isPaused && earliest !== undefined
        ? [
            record.question.window.resumeAt === 'delete' ? '削除の予定です' : '無効化の予定です',
            `${earliest} 以降に行います。それまでは何も変更しません。${record.disabled.length > 0 ? 'このケースで無効化したものは、それまで元に戻すよう依頼できます。' : 'やはり必要な場合は、それまでに回答してください。'}`,
          ]
        : isPaused
          ? [
              '一時停止中です',
              `セキュリティチームがすべてのケースを一時停止している間は、何も無効化・削除しません。${record.disabled.length > 0 ? 'このケースで無効化したものは、その間も元に戻すよう依頼できます。' : ''}再開後は自動的に続きます。`,
            ]
          : ['一時停止は終わりました', 'このケースは数時間以内に自動的に続きます。'],
    taken: ({ isPaused }) => [
      '回答を受け付けました',
      isPaused
        ? '次の手順に進みます。無効化や削除は、一時停止が終わるまで待ちます。'
        : '次の手順を進めています。数分かかります。',
    ],
    'held-up': ({ heldUp, record }) => [
      '障害のため止まっています',
      `${heldUp?.since} から処理できていません。${heldUp?.until} まで ${TRY_AGAIN_MINUTES} 分ごとに再試行します。決まったことは変わりません。${heldUp?.isGivingBack ? '依頼されたものは、復旧後に元に戻します。' : canAskBack(record) ? '無効になっているものは、その間も元に戻すよう依頼できます。' : ''}`,
    ],
    restoring: () => [
      '元に戻しています',
      '数分かかります。何がいつまでに使用を必要とするか、メールでお知らせします。',
    ],
    deleting: () => ['削除しています', '削除が始まったため、もう止められません。'],
    closed: ({ record, time }) => [
      'このケースは終了しました',
      record.closedAt === undefined ? '' : `終了日時: ${time(record.closedAt)}`,
    ],
  },
  wayBack: ({ credentialIds, readAt, until, isOver }, { time, team }) => {
    const names = credentialIds.map(credentialName).join('、');
    const off = `最後に IAM を確認した ${time(readAt)} の時点で、次のものは無効のままでした: ${names}。`;
    return isOver
      ? `${off}このリンクで元に戻せたのは ${time(until)} までです。必要な場合は ${team} にご連絡ください。今からでも元に戻せます。`
      : `${off}${time(until)} までは、このページで元に戻せます。その後も、${team} に依頼すれば元に戻せます。`;
  },
  plan: '認証情報ごとの記録',
  columns: {
    credential: '認証情報',
    lastUsed: '最終使用',
    where: 'サービス、リージョン',
    age: '経過',
    fate: 'どうなるか',
  },
  credentialName: nameIn(credentialsJa),
  lastUse: (day, places) =>
    day === undefined
      ? 'IAM の記録では使用なし'
      : `最終使用 ${day}${places.length > 0 ? `（${places.join('、')}）` : ''}`,
  never: 'IAM の記録では使用なし',
  noPlace: '報告なし',
  ses: 'ses（SES でメールを送信）',
  age: (verdict) => {
    if (!('days' in verdict)) return '不明';
    const fromUse = verdict.is === 'in-use' || (verdict.is === 'unused' && !verdict.neverUsed);
    return `${fromUse ? '最終使用' : '作成'}から ${verdict.days} 日`;
  },
  asOf: (time) => `${time} 時点の IAM の情報です。直前数時間の使用は含まれないことがあります。`,
  asOfPlan: '確認を依頼した時点の IAM の情報です。直前数時間の使用は含まれないことがあります。',
  fates: {
    offered: ({ ending, observationDays, wholeUser, record }) =>
      `${record.quarantine === undefined ? '不要であれば' : 'セキュリティ担当者の回答により'}無効化${
        {
          'stay-disabled': '。削除はしません',
          asked: `。${observationDays} 日後、確認のうえ削除`,
          deleted: `。${observationDays} 日後に削除`,
        }[ending]
      }${wholeUser && ending !== 'stay-disabled' ? '（ユーザー全体）' : ''}`,
    answered: '回答により無効化します',
    untouched: '無効化していません',
    changed: '変更されていたため、そのままにします',
    kept: (until) =>
      until === undefined ? '回答により残します' : `回答により残します（${until} までに使用）`,
    disabled: (time) => `${time} に無効化`,
    deleting: '削除済み、または削除中',
    restored: '元に戻しました',
    stands: {
      on: '有効',
      'off-by-earlier': '以前のケースで無効にしました',
      'off-by-someone': '無効（このケースによるものではありません）',
      'deleted-by-us': 'このケースで削除しました',
      gone: '存在しません（このケースでは削除していません）',
      unknown: '不明（IAM を読み取れませんでした）',
    },
    leave: (verdict) =>
      ({
        unused: '変更しません',
        'in-use': '使用中のため変更しません',
        new: '新しく判断できないため変更しません',
        off: '使えない状態のままです',
        unknown: `変更しません: ${verdict.is === 'unknown' ? verdict.reason : ''}`,
      })[verdict.is],
    stays: {
      'no-new-password': 'このアカウントでは新しいパスワードを発行できないため、無効にしません',
    },
  },
  others: 'このユーザーのその他の情報',
  otherLive: '有効なその他の認証情報',
  groups: 'グループ',
  policies: 'ポリシー',
  boundary: 'アクセス許可の境界',
  none: 'なし',
  notRead: 'グループ、ポリシー、その他の認証情報は、このケースに保存されていません。',
  history: historyJa,
  steps: { ...openStepsJa, ...endingsJa },
  answers: answersJa,
  about: 'この確認について',
  whomToAsk: ({ team }) => `お気付きの点やお困りのことは、${team} にご連絡ください。`,
  exemptUntil: (until) => `${until} まで適用除外です。その後、検出結果は自動で再開します。`,
  recordedFor: {
    retire: (id) => `${nameIn(credentialsJa)(id)}: 無効化`,
    keep: (id, until) =>
      `${nameIn(credentialsJa)(id)}: 残します${until === undefined ? '' : `。${until} までに${credentialsJa[kindOf(id)].useIt}`}`,
  },
  newPassword: newPasswordJa,
  questions: {
    stakeholder: 'これらの認証情報はまだ必要ですか',
    impact: '動かなくなったものはありますか。後で削除してよいですか',
    deletion: '完全に削除してよいですか',
    use: '状況をお知らせください',
    paused: 'その間に必要なことはありますか',
    quarantined: 'どうしますか',
    between: '元に戻す必要がありますか',
  },
  decide: (id) => `${credentialName(id)}をどうしますか`,
  decisions: { retire: '無効化する', keep: '残す' },
  typeName: (user) => ['確認のため、ユーザー名を入力してください:', user],
  reason: '理由',
  reasonHint: '検出結果を見る方にも表示されます。パスワードは絶対に書かないでください。',
  reasonOptional: '任意',
  until: '適用除外の終了日',
  deadline: 'いつまで延ばしますか',
  untilHint: (min, max) => `${min} から ${max} までの日。その日の始まりに終了します。`,
  every: 'どのくらいの頻度で使いますか',
  rhythms: { month: '毎月', quarter: '四半期ごと', year: '毎年' },
  person: '担当者のメールアドレス',
  personHint: (domains) =>
    `${domains} で終わるアドレス。あなたからの指定であることを伝えて、その方に確認します。`,
  send: '回答を送信',
  noForm: '現在、回答していただくことはありません。',
  questionsTo: (team) => `ご質問は ${team} まで:`,
  genuine: ({ record, team }) =>
    `本物かどうかの確かめ方: ケース番号 ${record.caseId} は AWS Security Hub の検出結果のメモに記載されており、${team} が調べられます。このページを開くだけでは何も変わりません。回答を送信したときだけ変わります。`,
  problemsHeading: 'まだ何も記録されていません',
  problemTitle: (title) => `エラー: ${title}`,
  problems: problemsJa,
  refusals: refusalsJa,
  recorded: (kind) => `記録しました: ${answersJa[kind].label}`,
  recordedInPart: (isRepeated) => `${isRepeated ? 'すでに記録されています' : '記録しました'}: 一部だけ必要`,
  alreadyRecorded: (kind) => `すでに記録されています: ${answersJa[kind].label}`,
  whatNext: 'この後の流れ',
  howToUndo: '考えが変わった場合',
  back: '現在の状況を見る',
  otherAnswer: 'すでに回答があります',
  answeredWhen: (kind, when, role) =>
    `${when} に${pageTextsJa.role[role]}宛てのリンクから「${answersJa[kind].label}」と回答がありました。そちらが有効で、今回の回答は記録されていません。`,
  notTaken: '回答は受け付けられませんでした',
  openAgain: 'リンクをもう一度開き、現在回答できることをご確認ください。',
  notNow: '現在は回答できません。',
  plain: plainJa,
  list: listJa,
};
