import { kindOf } from '../../domain/credential/kinds.ts';
import { nameIn } from '../credential-texts.ts';
import type { PageTexts } from '../page-texts.ts';
import { answersJa } from './answers.ts';
import { credentialName, credentialsJa } from './credentials.ts';
import { endingsJa } from './endings.ts';
import { historyJa } from './history.ts';
import { listJa } from './list.ts';
import { newPasswordJa } from './new-password.ts';
import { openStepsJa } from './open-steps.ts';
import { planJa } from './plan.ts';
import { plainJa, problemsJa, refusalsJa } from './problems.ts';
import { stagesJa, whoDecides } from './stages.ts';
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
  stages: stagesJa,
  wayBack: ({ credentialIds, readAt, until, isOver, isUpToContacts }, { time, team, ...facts }) => {
    const names = credentialIds.map(credentialName).join('、');
    const off =
      readAt === undefined
        ? `ケースの終了時に IAM を確認できませんでした。このケースで無効にしたものは次のとおりです: ${names}。`
        : `最後に IAM を確認した ${time(readAt)} の時点で、次のものは無効のままでした: ${names}。`;
    if (isUpToContacts && !isOver) return `${off}${refusalsJa.quarantined}`;
    const decide = whoDecides(facts);
    if (!isOver && decide !== '')
      return `${off}${time(until)} までは、このページで元に戻すよう依頼できます。${decide}その後は ${team} にご相談ください。`;
    return isOver
      ? `${off}このリンクで元に戻せたのは ${time(until)} までです。必要な場合は ${team} にご連絡ください。今からでも元に戻せます。`
      : `${off}${time(until)} までは、このページで元に戻せます。その後も、${team} に依頼すれば元に戻せます。`;
  },
  credentialName: nameIn(credentialsJa),
  ...planJa,
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
    `${when} に${role === 'analyst' ? `アナリストが「${answersJa[kind].label}」を選びました` : `${pageTextsJa.role[role]}宛てのリンクから「${answersJa[kind].label}」と回答がありました`}。そちらが有効で、今回の回答は記録されていません。`,
  notTaken: '回答は受け付けられませんでした',
  openAgain: 'リンクをもう一度開き、現在回答できることをご確認ください。',
  notNow: '現在は回答できません。',
  plain: plainJa,
  list: listJa,
};
