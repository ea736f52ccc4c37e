import { saidOf } from '../credential-texts.ts';
import type { MailFacts, MailTexts } from '../mail-texts.ts';
import { credentialsJa } from './credentials.ts';

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

/** Credentials that the same answer has kept; empty where there are none. */
export const alsoKeptJa = ({ kept }: MailFacts) =>
  kept === undefined
    ? ''
    : `回答のとおり残したもの：${list(kept.names)}（${kept.until} までに使用してください）。`;

/** Where a new password waits; empty where there is none. */
export const passwordJa = ({ secretName, until, team }: MailFacts) =>
  secretName === undefined
    ? ''
    : `パスワードは新しくなりました。${team} が AWS Secrets Manager のシークレット ${secretName} からお渡しします。${until} までにサインインしてください。その際、ご自身の新しいパスワードの設定を求められます。`;

const unanswered = ({ isSecurityContact }: MailFacts) =>
  isSecurityContact
    ? '何もしない場合：回答がないまま無効にすることはありません。検出結果は未解決のまま残ります。'
    : '何もしない場合：回答がないまま無効にすることはありません。代わりにセキュリティ担当者が判断します。';

/** Before the link of a mail that waits for a use. */
export const checkingJa =
  '使用状況は数日ごとに自動で確認します。今すぐ確認する場合や、現在の状況を見る場合はこちら：';

const earliest = ({ earliest: at }: MailFacts) => `${at?.time} 以降`;

/** What the Japanese mails that ask about one user say. */
export const questionsJa: MailTexts['questions'] = {
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
    nothing: '誰からも回答がない場合：何も無効にせずにこの件を終え、検出結果は未解決のまま残ります。',
  }),
  quarantined: (facts) => ({
    headline: 'AWS がこのユーザーを隔離しました。ご判断ください',
    intro: `${of(facts)} の次の認証情報は、長い間使われていません。セキュリティ担当者として、無効にする、指定日まで適用除外とする、またはこの件を中止することができます。そのまま残すことはできません。`,
    act: `${facts.until} までに、次のページでご回答ください。`,
    label: '回答する',
    nothing: '誰からも回答がない場合：何も無効にせずにこの件を終え、検出結果は未解決のまま残ります。',
  }),
  'quarantined-off': (facts) => ({
    headline: '無効にしたユーザーを AWS が隔離しました。ご判断ください',
    intro: `${of(facts)} の次の認証情報は無効になっています。自動で、または所有者の回答で元に戻すことはありません。その後の使用は攻撃者によるものかもしれません。${facts.isUsedSince ? 'IAM にその後の使用が記録されているため、削除はしません。' : ''}${facts.wholeUser && !facts.isUsedSince ? 'IAM ユーザー全体の削除は、あなたの回答がある場合だけ行います。' : ''}`,
    act: `${facts.until} までに、次のページでご回答ください。元に戻せるのは、このページかアナリストだけです。`,
    label: '回答する',
    nothing: '誰からも回答がない場合：無効のままこの件を終え、検出結果は未解決のまま残ります。',
  }),
  disabled: (facts) => ({
    headline: '無効にしました。必要な場合はお知らせください',
    intro: `${of(facts)} の次の認証情報を無効にしました。${facts.until} まで影響がないかを見守ります。${goesOn(facts)}${alsoKeptJa(facts)}`,
    act: `動かなくなったものがある場合は、期限までいつでも次のページで「元に戻してください」を選んでください。数分で元に戻ります（${howRestored(facts)}）。`,
    label: '元に戻してください',
    nothing: `誰からも回答がない場合：${afterQuiet(facts)}`,
  }),
  'confirm-deletion': (facts) => ({
    headline: '最後のご確認：完全に削除してよいですか？',
    intro: `${of(facts)} の次の認証情報は無効になっています。${facts.wholeUser ? 'IAM ユーザー全体を、関連するものも含めて' : 'これらを'}完全に削除してよいですか？削除は取り消せません。`,
    act: `${facts.until} までに、次のページでご回答ください。元に戻すこともできます。`,
    label: '回答する',
    nothing: '誰からも回答がない場合：何も削除されず、無効のままです。',
  }),
  kept: (facts) => ({
    headline: '残しました。早めに使用してください',
    intro: `${of(facts)} の次の認証情報は、引き続き必要との回答があったため残しました。Security Hub はそれぞれの最後の使用だけを見ます。${facts.until} までに、次のことをすべて行ってください：${list(facts.howToUse)}。`,
    act: checkingJa,
    label: '状況を見る',
    nothing: `${facts.until} までに使用されない場合：何も無効にはなりませんが、検出結果が再び開かれ、${facts.team} が判断します。`,
  }),
  restored: (facts) => ({
    headline: facts.notBack.length === 0 ? '元に戻しました' : '元に戻しましたが、一部は戻せませんでした',
    intro: `${of(facts)} の次の認証情報を元に戻しました。${isBack(facts)}${passwordJa(facts)}必要なものを ${facts.until} までに使用してください。${alsoKeptJa(facts)}`,
    act: checkingJa,
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
    act: checkingJa,
    label: '状況を見る',
    nothing: `${facts.until} までに使用されない場合：何も無効にはなりませんが、${facts.secretName === undefined ? '' : '保管中のパスワードは削除され、'}検出結果が再び開かれ、${facts.team} が判断します。`,
  }),
};
