import { howToUseIn, nameIn } from '../credential-texts.ts';
import type { MailTexts } from '../mail-texts.ts';
import { answersJa } from './answers.ts';
import { credentialsJa } from './credentials.ts';
import { endingsJa } from './endings.ts';
import { doneJa, handledJa, wishRefusedJa } from './open-steps.ts';
import { questionsJa } from './questions.ts';
import { timesJa } from './times.ts';

const list = (names: string[]) => names.join('、');

/** The Japanese texts of the mails. */
export const mailTextsJa: MailTexts = {
  language: 'ja',
  times: timesJa,
  subject: ({ user, account, day, isQuarantined }) =>
    `${isQuarantined ? 'AWS が隔離しました。ご判断ください：' : 'まだ必要ですか？'}${user}（AWS アカウント ${account}）の認証情報、${day} の件`,
  list,
  credentialName: nameIn(credentialsJa),
  howToUse: howToUseIn(credentialsJa),
  evidence: (name, parts) => `${name}：${list(parts)}`,
  neverUsed: 'IAM の記録では一度も使われていません',
  lastUsed: (day, where) => `最終使用 ${day}${where.length === 0 ? '' : `（${list(where)}）`}`,
  created: (day) => `作成 ${day}`,
  daysAgo: {
    use: (days) => `最後の使用から ${days} 日`,
    creation: (days) => `作成から ${days} 日`,
  },
  // A key that mail is sent with breaks silently, so it is named in words.
  service: (service) => (service === 'ses' ? 'ses：SES でのメール送信' : service),
  disabledSince: (line, at) => `${line}、${at} から無効`,
  withState: (line, state) => `${line}（${state}）`,
  // Why, an English message, stands in the finding's note.
  verdict: ({ is }) =>
    ({ unused: '未使用', 'in-use': '使用中', new: '新しい', off: '無効', unknown: '判定できません' })[is],
  stays: {
    'no-new-password': '未使用ですが、このアカウントでは新しいパスワードを発行できないため、無効にしません',
  },
  others: {
    sshPublicKey: (id) => `SSH 公開鍵 ${id}`,
    signingCertificate: (id) => `署名証明書 ${id}`,
    serviceCredential: (id, service) =>
      `${service === undefined ? 'サービス' : ` ${service} `}固有の認証情報 ${id}`.trim(),
    unreadable: (what) => `${UNREADABLE[what] ?? 'その他の情報'}（読み取れませんでした）`,
  },
  standing: (name, { is, isGivenBack, isUnderWay }) =>
    `${name}：${
      {
        on: isUnderWay ? 'この件で無効にしています' : isGivenBack ? '有効（元に戻しました）' : '有効',
        'off-by-us': isUnderWay ? 'この件で元に戻しています' : 'この件で無効にしました',
        'off-by-earlier': '以前の件で無効にしました',
        'off-by-someone': '無効（この件によるものではありません）',
        'deleted-by-us': 'この件で削除しました',
        gone: '存在しません',
        unknown: '不明',
      }[is]
    }`,
  besides: (result, reason) =>
    ({
      kept: '、回答のとおり残しました',
      used: '、使用されました',
      'not-used': reason === undefined ? '、使用されていません' : '、使用されたかどうかは不明です',
      dropped: '、変更していません',
      failed: '、変更できませんでした',
      disabled: '',
      'left-disabled': '',
      deleted: '',
      restored: '',
    })[result],
  headings: {
    credentials: 'IAM の記録（直近数時間の使用は含まれないことがあります）：',
    credentialsThen: '対象の認証情報（最初におたずねした時点の IAM の記録）：',
    remarks: 'ご注意：',
  },
  othersHeading: (asOf) =>
    `このユーザーで有効なもの（${asOf === '' ? '' : `${asOf} 時点の IAM の情報、`}今回の質問の対象外）：`,
  standingHeading: (asOf) => (asOf === '' ? '現在の状態：' : `認証情報の状態（${asOf} 時点の IAM の情報）：`),
  quarantined: (policy) =>
    `AWS がポリシー ${policy} でこのユーザーを隔離しました。アクセスキーが漏えいしたときの措置です。現在はセキュリティ担当者だけが判断します。`,
  remarks: (sentences) =>
    sentences.length === 0 ? [] : ['詳しい経過は、AWS Security Hub の検出結果のメモに記載されています。'],
  why: {
    tag: (tag) => `このユーザーのタグ ${tag} にあなたのアドレスが記載されているため`,
    account: (account, problems) =>
      `アカウント ${account} の連絡先であり、このユーザーには連絡できる所有者がいないため（${list(problems)}）`,
    fallback: (problems) => `連絡できる所有者がいないユーザーの代わりの連絡先のため（${list(problems)}）`,
    securityInstead: (problems) =>
      `セキュリティ担当者であり、このユーザーには連絡できる所有者がいないため（${list(problems)}）`,
    escalated: 'セキュリティ担当者であり、所有者から回答がないため',
    security: 'セキュリティ担当者のため',
    asked: 'この件についておたずねした方のため',
    other: () => 'この件の担当者として指名されたため',
  },
  ownerProblem: (problem) => {
    if (problem.is === 'no-tag') return `所有者のタグ（${problem.tags.join(', ')}）がない`;
    return problem.is === 'foreign'
      ? `タグ ${problem.tag} のアドレスが許可されたドメインのものではない`
      : `タグ ${problem.tag} にメールアドレスがない`;
  },
  passedOver: (problems) => `（除外：${list(problems)}）`,
  whyYou: (why) => `このメールが届いた理由：${why}。`,
  answers: answersJa,
  answered: (answer, by, at) => `${at} に、${by} 宛てのリンクから「${answer}」と回答がありました。`,
  answeredByAnalyst: (answer, at) => `${at} に、アナリストが「${answer}」を選びました。`,
  genuine: ({ caseId, team }) =>
    `このメールが本物かどうかは、リンクを使わずに確認できます。ケース番号 ${caseId} は AWS Security Hub の検出結果のメモに記載されています。${team} に照会してください。`,
  team: ({ team, contact }) => `ご質問は ${team} まで: ${contact}`,
  questions: questionsJa,
  wayBack: ({ wayBack, wayBackUntil, team }) =>
    ({
      link: `必要な場合は、${wayBackUntil} までに以前のメールのリンクを開き、「元に戻してください」を選んでください。その後は ${team} に連絡してください。`,
      ask: `必要な場合は ${team} に連絡してください。元に戻すことができます。`,
      'stop-or-restore': '無効にしたものは、Security Hub の「Stop or restore」で元に戻せます。',
      none: '',
    })[wayBack],
  passwordDiscarded: ({ isPasswordDiscarded, team }) =>
    isPasswordDiscarded
      ? `新しいパスワードはもう保管されていません。お手元にない場合は、${team} に別のパスワードを依頼してください。`
      : '',
  handled: handledJa,
  done: doneJa,
  wishRefused: wishRefusedJa,
  endings: endingsJa,
};

/** The lists of a user that may be unreadable, by their English names (functions/aws/iam/user-lists.ts). */
const UNREADABLE: Record<string, string> = {
  'MFA devices': 'MFA デバイス',
  groups: 'グループ',
  'attached policies': 'アタッチされたポリシー',
  'inline policies': 'インラインポリシー',
  'SSH public keys': 'SSH 公開鍵',
  'signing certificates': '署名証明書',
  'service-specific credentials': 'サービス固有の認証情報',
};
