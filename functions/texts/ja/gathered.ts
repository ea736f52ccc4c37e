import { saidOf } from '../credential-texts.ts';
import type { GatheredFacts, GatheredTexts } from '../gathered-texts.ts';
import { credentialsJa } from './credentials.ts';
import { alsoKeptJa, checkingJa, passwordJa } from './questions.ts';

const list = (names: string[]) => names.join('、');
const users = ({ count }: GatheredFacts) => `${count} 件の IAM ユーザー`;

const later = '（期限が後のものは、それぞれに書いてあります）';
const byThen = ({ until, isUntilEarliest }: GatheredFacts) => `${until} まで${isUntilEarliest ? later : ''}`;
const pleaseAnswer = (facts: GatheredFacts) => `${byThen(facts)}に、次のページでご回答ください。`;

const unanswered = ({ isSecurityContact }: GatheredFacts) =>
  isSecurityContact
    ? '何もしない場合：回答がないまま無効にすることはありません。検出結果は未解決のまま残ります。'
    : '何もしない場合：回答がないまま無効にすることはありません。代わりにセキュリティ担当者が判断します。';

const staysOpen =
  '誰からも回答がない場合：何も無効にせずにこれらの件を終え、検出結果は未解決のまま残ります。';

const afterQuiet = ({ ending }: GatheredFacts) =>
  ({
    'stay-disabled': '誰からも回答がない場合：無効のままです。何も削除されません。',
    asked: '誰からも回答がない場合：無効のままです。認証情報を削除する前に、もう一度おたずねします。',
    'some-deleted':
      '誰からも回答がない場合：期限を過ぎると、認証情報の一部は完全に削除されます。その他のものは、もう一度おたずねすることなく削除することはありません。',
    deleted: '誰からも回答がない場合：期限を過ぎると、認証情報は完全に削除されます。',
  })[ending];

const notUsed = ({ team, isPasswordStored }: GatheredFacts) =>
  `期限までに使用されない場合：何も無効にはなりませんが、${isPasswordStored ? '保管中の新しいパスワードは削除され、' : ''}検出結果が再び開かれ、${team} が判断します。`;

/** The Japanese texts of the mails about several users. */
export const gatheredJa: GatheredTexts = {
  subject: ({ user, others, day, isQuarantined }) =>
    `${isQuarantined ? 'AWS が隔離しました。ご判断ください：' : 'まだ必要ですか？'}${user} ほか ${others} 件の IAM ユーザーの AWS 認証情報、${day} 以降の件`,
  questions: {
    asked: (facts) => ({
      headline: 'まだ必要ですか？',
      intro: `${facts.team} からの確認です。${users(facts)}の次の認証情報は、長い間使われていません。まだ必要ですか？`,
      act: pleaseAnswer(facts),
      label: '回答する',
      nothing: unanswered(facts),
    }),
    reminded: (facts) => ({
      headline: '再度のご確認：まだ必要ですか？',
      intro: `${facts.team} から、${users(facts)}の次の認証情報がまだ必要かどうかをおたずねしました。まだ回答をいただいていません。`,
      act: pleaseAnswer(facts),
      label: '回答する',
      nothing: unanswered(facts),
    }),
    escalated: (facts) => ({
      headline: 'まだ回答がありません。ご判断ください',
      intro: `${users(facts)}の次の認証情報は、長い間使われていません。まだ必要かどうか、誰からも回答がありません。セキュリティ担当者としてご回答ください。`,
      act: pleaseAnswer(facts),
      label: '回答する',
      nothing: staysOpen,
    }),
    quarantined: (facts) => ({
      headline: 'AWS がこれらのユーザーを隔離しました。ご判断ください',
      intro: `${users(facts)}の次の認証情報は、長い間使われていません。セキュリティ担当者として、無効にする、指定日まで適用除外とする、またはこれらの件を中止することができます。そのまま残すことはできません。`,
      act: pleaseAnswer(facts),
      label: '回答する',
      nothing: staysOpen,
    }),
    'quarantined-off': (facts) => ({
      headline: '無効にしたユーザーを AWS が隔離しました。ご判断ください',
      intro: `${users(facts)}の次の認証情報は無効になっています。自動で、または所有者の回答で元に戻すことはありません。その後の使用は攻撃者によるものかもしれません。`,
      act: `${pleaseAnswer(facts)}元に戻せるのは、このページかアナリストだけです。`,
      label: '回答する',
      nothing: '誰からも回答がない場合：無効のままこれらの件を終え、検出結果は未解決のまま残ります。',
    }),
    disabled: (facts) => ({
      headline: '無効にしました。必要な場合はお知らせください',
      intro: `${users(facts)}の次の認証情報を無効にしました。まだ削除していません。${byThen(facts)}影響がないかを見守ります。${saidOf(credentialsJa, facts.kinds, 'goesOn').join('')}`,
      act: `動かなくなったものがある場合は、期限までいつでも次のページで「元に戻してください」を選んでください。数分で元に戻ります（${list(saidOf(credentialsJa, facts.kinds, 'comesBack'))}）。`,
      label: '元に戻してください',
      nothing: afterQuiet(facts),
    }),
    'confirm-deletion': (facts) => ({
      headline: '最後のご確認：完全に削除してよいですか？',
      intro: `${users(facts)}の次の認証情報は無効になっています。完全に削除してよいですか？削除は取り消せません。`,
      act: `${pleaseAnswer(facts)}元に戻すこともできます。`,
      label: '回答する',
      nothing: '誰からも回答がない場合：何も削除されず、無効のままです。',
    }),
    kept: (facts) => ({
      headline: '残しました。早めに使用してください',
      intro: `${users(facts)}の次の認証情報は、引き続き必要との回答があったため残しました。Security Hub はそれぞれの最後の使用だけを見ます。${byThen(facts)}に、すべて使用してください。`,
      act: checkingJa,
      label: '状況を見る',
      nothing: notUsed(facts),
    }),
    restored: (facts) => ({
      headline: facts.failed === 0 ? '元に戻しました' : '元に戻しましたが、一部は戻せませんでした',
      intro: `${users(facts)}の次の認証情報を元に戻しました。${saidOf(credentialsJa, facts.kinds, 'isBack').join('')}${byThen(facts)}に、必要なものを使用してください。`,
      act: checkingJa,
      label: '状況を見る',
      nothing: notUsed(facts),
    }),
    scheduled: (facts) => ({
      headline: '無効化または削除の予定のお知らせ',
      intro: `${users(facts)}の次の認証情報は不要との回答がありました。いつ無効にするか、または完全に削除するかは、それぞれのユーザーの欄に書いてあります。`,
      act: 'やはり必要なものがある場合は、それまでに次のページで回答してください。',
      label: '状況を見る',
      nothing: '何もしない場合：その時に予定どおり行います。削除は取り消せません。',
    }),
    'still-unused': (facts) => ({
      headline: '再度のご確認：まだ使用されていません',
      intro: `必要とのことで残した、または元に戻した${users(facts)}の次の認証情報について、使用がまだ IAM に記録されていません。Security Hub はそれぞれの最後の使用だけを見ます。${byThen(facts)}に、すべて使用してください。`,
      act: checkingJa,
      label: '状況を見る',
      nothing: notUsed(facts),
    }),
  },
  notices: {
    ended: (facts) => ({
      headline: '終了のお知らせ：現在の状態',
      intro: `${users(facts)}の使われていない認証情報についての対応が終わりました。${facts.failed === 0 ? '' : `うち ${facts.failed} 件では、こちら側で問題が発生しました。`}それぞれの結果は次のとおりです。`,
      next: `足りないものや、動かなくなったものがある場合は、${facts.team} に連絡してください。`,
    }),
    handled: (facts) => ({
      headline: 'ほかの方が回答しました',
      intro: `${users(facts)}の使われていない認証情報についておたずねしていましたが、ほかの方から回答がありました。`,
      next: '回答していただく必要はなくなりました。以前のメールのリンクから、現在の状況と、できることを確認できます。',
    }),
    done: (facts) => ({
      headline: 'ご回答の結果のお知らせ',
      intro: `${users(facts)}の使われていない認証情報についてご回答いただきました。それぞれの結果は次のとおりです。`,
      next: '今、対応していただくことはありません。',
    }),
    'wish-refused': (facts) => ({
      headline: '元に戻していません：現在の所有者は別の方です',
      intro: `終了したケースのリンクから、${users(facts)}の無効にした認証情報を元に戻すよう依頼されました。`,
      next: `アクセスが必要な場合は、${facts.team} にご相談ください。${facts.team} または所有者の依頼で元に戻せます。`,
    }),
  },
  user: ({ user, account, caseId }, ended) =>
    `${ended === '' ? '' : `${ended}：`}${user}（AWS アカウント ${account}、ケース ${caseId}）`,
  answerBy: (until) => `回答期限：${until}。`,
  useBy: (until) => `使用期限：${until}。`,
  toDo: ({ howToUse }) => `していただくこと：${list(howToUse)}。`,
  alsoKept: alsoKeptJa,
  password: passwordJa,
  wholeUser: '削除は、関連するものも含めて IAM ユーザー全体が対象です。',
  usedSince: 'IAM にその後の使用が記録されているため、削除はしません。',
  askedBefore: ({ owners, isOwnerReached }) => {
    if (owners === '') return '';
    return isOwnerReached ? `確認先：${owners}。` : `メールを送信できませんでした：${owners}。`;
  },
  why: {
    owner: 'タグまたは設定により、これらのユーザーの所有者としておたずねする方のため',
    security: 'セキュリティ担当者のため',
    told: 'これらの件についておたずねした方のため',
  },
  genuine: ({ team }) =>
    `このメールが本物かどうかは、リンクを使わずに確認できます。それぞれのケース番号が AWS Security Hub の検出結果のメモに書かれています。${team} が確認できます。`,
};
