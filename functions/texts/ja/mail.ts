import { howToUseIn, nameIn, saidOf } from '../credential-texts.ts';
import type { MailFacts, MailTexts } from '../mail-texts.ts';
import { answersJa } from './answers.ts';
import { credentialsJa } from './credentials.ts';
import { endingsJa } from './endings.ts';
import { handledJa, wishRefusedJa } from './open-steps.ts';
import { timesJa } from './times.ts';

const list = (names: string[]) => names.join('、');
const of = ({ user, account }: MailFacts) => `AWS アカウント ${account} の IAM ユーザー ${user}`;

const howRestored = ({ kinds }: MailFacts) => list(saidOf(credentialsJa, kinds, 'comesBack'));

const afterQuiet = ({ ending, wholeUser, until }: MailFacts) => {
  if (ending === 'stay-disabled') return '無効のままです。何も削除されません。';
  const what = wholeUser ? 'IAM ユーザー全体' : '認証情報';
  if (ending === 'asked') return `無効のままです。${what}を削除する前に、もう一度おたずねします。`;
  return `${until} を過ぎると、${what}は完全に削除されます。`;
};

const goesOn = ({ kinds }: MailFacts) => saidOf(credentialsJa, kinds, 'goesOn').join('');

const isBack = ({ kinds }: MailFacts) => saidOf(credentialsJa, kinds, 'isBack').join('');

const alsoKept = ({ kept }: MailFacts) =>
  kept === undefined
    ? ''
    : `回答のとおり残したもの：${list(kept.names)}（${kept.until} までに使用してください）。`;

const password = ({ secretName, until, team }: MailFacts) =>
  secretName === undefined
    ? ''
    : `パスワードは新しくなりました。${team} が AWS Secrets Manager のシークレット ${secretName} からお渡しします。${until} までにサインインしてください。その際、ご自身の新しいパスワードの設定を求められます。`;

const unanswered = ({ isSecurityContact }: MailFacts) =>
  isSecurityContact
    ? '何もしない場合：回答がないまま無効にすることはありません。検出結果は未解決のまま残ります。'
    : '何もしない場合：回答がないまま無効にすることはありません。代わりにセキュリティ担当者が判断します。';

const checking = '使用状況は数日ごとに自動で確認します。今すぐ確認する場合や、現在の状況を見る場合はこちら：';

const earliest = ({ earliest: at }: MailFacts) => `${at?.time} 以降`;

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
  standing: (name, { is, isGivenBack }) =>
    `${name}：${
      {
        on: isGivenBack ? '有効（元に戻しました）' : '有効',
        'off-by-us': 'この件で無効にしました',
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
    others: 'このユーザーで有効なもの（今回の質問の対象外）：',
    remarks: 'ご注意：',
  },
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
  questions: {
    asked: (facts) => ({
      headline: 'まだ必要ですか？',
      intro: `${facts.team} からの確認です。${of(facts)} の次の認証情報は、長い間使われていません。まだ必要ですか？`,
      act: `${facts.until} までに、次のページでご回答ください。1 分で終わります。`,
      label: '回答する',
      nothing: unanswered(facts),
    }),
    reminded: (facts) => ({
      headline: '再度のご確認：まだ必要ですか？',
      intro: `${facts.since} に、${facts.team} から ${of(facts)} の次の認証情報がまだ必要かどうかをおたずねしました。まだ回答をいただいていません。`,
      act: `${facts.until} までに、次のページでご回答ください。1 分で終わります。`,
      label: '回答する',
      nothing: unanswered(facts),
    }),
    escalated: (facts) => ({
      headline: facts.isOwnerReached
        ? '所有者から回答がありません。ご判断ください'
        : '所有者に連絡できません。ご判断ください',
      intro: `${of(facts)} の次の認証情報は、長い間使われていません。まだ必要かどうか、誰からも回答がありません${facts.owners === '' ? '' : facts.isOwnerReached ? `（確認先：${facts.owners}）` : `（メールを送信できませんでした：${facts.owners}）`}。セキュリティ担当者としてご回答ください。`,
      act: `${facts.until} までに、次のページでご回答ください。`,
      label: '回答する',
      nothing: '何もしない場合：何も無効にせずにこの件を終え、検出結果は未解決のまま残ります。',
    }),
    quarantined: (facts) => ({
      headline: 'AWS がこのユーザーを隔離しました。ご判断ください',
      intro: `${of(facts)} の次の認証情報は、長い間使われていません。セキュリティ担当者として、無効にする、指定日まで適用除外とする、またはこの件を中止することができます。そのまま残すことはできません。`,
      act: `${facts.until} までに、次のページでご回答ください。`,
      label: '回答する',
      nothing: '何もしない場合：何も無効にせずにこの件を終え、検出結果は未解決のまま残ります。',
    }),
    'quarantined-off': (facts) => ({
      headline: '無効にしたユーザーを AWS が隔離しました。ご判断ください',
      intro: `${of(facts)} の次の認証情報は無効になっています。自動で、または所有者の回答で元に戻すことはありません。その後の使用は攻撃者によるものかもしれません。${facts.isUsedSince ? 'IAM にその後の使用が記録されているため、削除はしません。' : ''}${facts.wholeUser && !facts.isUsedSince ? 'IAM ユーザー全体の削除は、あなたの回答がある場合だけ行います。' : ''}`,
      act: `${facts.until} までに、次のページでご回答ください。元に戻せるのは、このページかアナリストだけです。`,
      label: '回答する',
      nothing: '何もしない場合：無効のままこの件を終え、検出結果は未解決のまま残ります。',
    }),
    disabled: (facts) => ({
      headline: '無効にしました。必要な場合はお知らせください',
      intro: `${of(facts)} の次の認証情報を無効にしました。${facts.until} まで影響がないかを見守ります。${goesOn(facts)}${alsoKept(facts)}`,
      act: `動かなくなったものがある場合は、期限までいつでも次のページで「元に戻してください」を選んでください。数分で元に戻ります（${howRestored(facts)}）。`,
      label: '元に戻してください',
      nothing: `何もしない場合：${afterQuiet(facts)}`,
    }),
    'confirm-deletion': (facts) => ({
      headline: '最後のご確認：完全に削除してよいですか？',
      intro: `${of(facts)} の次の認証情報は無効になっていて、元に戻してほしいという連絡はありませんでした。${facts.wholeUser ? 'IAM ユーザー全体を、関連するものも含めて' : 'これらを'}完全に削除してよいですか？削除は取り消せません。`,
      act: `${facts.until} までに、次のページでご回答ください。元に戻すこともできます。`,
      label: '回答する',
      nothing: '何もしない場合：何も削除されず、無効のままです。',
    }),
    kept: (facts) => ({
      headline: '残しました。早めに使用してください',
      intro: `${of(facts)} の次の認証情報は、引き続き必要との回答があったため残しました。Security Hub はそれぞれの最後の使用だけを見ます。${facts.until} までに、次のことをすべて行ってください：${list(facts.howToUse)}。`,
      act: checking,
      label: '状況を見る',
      nothing: `${facts.until} までに使用されない場合：何も無効にはなりませんが、検出結果が再び開かれ、${facts.team} が判断します。`,
    }),
    restored: (facts) => ({
      headline: facts.notBack.length === 0 ? '元に戻しました' : '元に戻しましたが、一部は戻せませんでした',
      intro: `${of(facts)} の次の認証情報を元に戻しました。${isBack(facts)}${password(facts)}必要なものを ${facts.until} までに使用してください。${alsoKept(facts)}`,
      act: checking,
      label: '状況を見る',
      nothing: `${facts.until} までに使用されない場合：何も無効にはなりませんが、${facts.secretName === undefined ? '' : '保管中のパスワードは削除され、'}検出結果が再び開かれ、${facts.team} が判断します。`,
    }),
    scheduled: (facts) =>
      facts.earliest?.isDeletion
        ? {
            headline: `${earliest(facts)}に削除します`,
            intro: `${of(facts)} の次の認証情報は無効になっています。${facts.wholeUser ? 'IAM ユーザー全体を、付属するものも含めて、' : ''}${earliest(facts)}に完全に削除します。`,
            act: `必要な場合は、それまでにこのページで「元に戻してください」を選んでください。数分で元に戻ります（${howRestored(facts)}）：`,
            label: '元に戻してください',
            nothing: '何もしない場合：その時に削除します。削除は取り消せません。',
          }
        : {
            headline: `${earliest(facts)}に無効にします`,
            intro: `${of(facts)} の次の認証情報は不要との回答がありました。${earliest(facts)}に無効にします。削除はしません。その前に IAM をもう一度確認し、使用されたものは有効のまま残します。`,
            act: 'やはり必要な場合は、それまでにこのページで回答してください。何も無効にしません：',
            label: '状況を見る',
            nothing: '何もしない場合：その時に無効にし、メールでお知らせします。',
          },
    'still-unused': (facts) => ({
      headline: '再度のご確認：まだ使用されていません',
      intro: `必要とのことで残した、または元に戻した ${of(facts)} の次の認証情報について、使用がまだ IAM に記録されていません。Security Hub はそれぞれの最後の使用だけを見ます。${facts.until} までに、次のことをすべて行ってください：${list(facts.howToUse)}。`,
      act: checking,
      label: '状況を見る',
      nothing: `${facts.until} までに使用されない場合：何も無効にはなりませんが、${facts.secretName === undefined ? '' : '保管中のパスワードは削除され、'}検出結果が再び開かれ、${facts.team} が判断します。`,
    }),
  },
  wayBack: ({ wayBack, wayBackUntil, team }) =>
    ({
      link: `必要な場合は、${wayBackUntil} までに以前のメールのリンクを開き、「元に戻してください」を選んでください。その後は ${team} に連絡してください。`,
      'stop-or-restore': '無効にしたものは、Security Hub の「Stop or restore」で元に戻せます。',
      none: '',
    })[wayBack],
  handled: handledJa,
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
