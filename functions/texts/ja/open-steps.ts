import type { MailFacts, NoticeTexts } from '../mail-texts.ts';
import type { OpenStepsTexts, OpenStepTexts } from '../step-texts.ts';

const list = (names: string[]) => names.join('、') || 'なし';

/** What is said in Japanese of each step after which a case goes on. */
export const openStepsJa: OpenStepsTexts = {
  asked: {
    inHistory: '必要かどうかを確認しました',
  },
  reminded: {
    inHistory: '再度お知らせしました',
  },
  escalated: {
    inHistory: '回答がないため、セキュリティ担当者に確認しています',
  },
  quarantined: {
    inHistory: 'AWS による隔離を確認し、セキュリティ担当者に確認しています',
  },
  kept: {
    inHistory: '残します。期限までに使用してください',
    toOthers: ({ until, named }) =>
      `残したもの（${until} までに使用する必要があります）：${list(named.toBeUsed)}。`,
  },
  disabled: {
    inHistory: '無効化し、様子を見ています',
    toOthers: ({ until, named }) =>
      `無効にしたもの：${list(named.off)}。${until} まで影響がないかを見守ります。`,
  },
  'quarantined-off': {
    inHistory: 'AWS による隔離を確認し、元に戻すかどうかをセキュリティ担当者に確認しています',
  },
  'confirm-deletion': {
    inHistory: '影響はありませんでした。削除の段階です',
  },
  restored: {
    inHistory: '元に戻しました',
    toOthers: ({ until, named }) =>
      `元に戻した、または残したもの（${until} までに使用する必要があります）：${list(named.toBeUsed)}。`,
  },
  'wish-refused': {
    inHistory: '現在の所有者ではない方から元に戻す依頼があり、お断りしました',
  },
  paused: {
    inHistory: '一時停止中です。今は何も無効化・削除しません',
  },
  scheduled: {
    inHistory: '次の作業の日を決めました。それまでは何も変更しません',
  },
  'held-up': {
    inHistory: '障害のため止まっています。再試行します',
  },
};

const following: Record<string, OpenStepTexts | undefined> = openStepsJa;
const of = ({ user, account }: MailFacts) => `AWS アカウント ${account} の IAM ユーザー ${user}`;

/** The Japanese mail to those who were asked where somebody else has answered. */
export const handledJa = (facts: MailFacts): NoticeTexts => ({
  headline: 'ほかの方が回答しました',
  intro: `${of(facts)} の使われていない認証情報についておたずねしていましたが、ほかの方から回答がありました。${following[facts.step]?.toOthers?.(facts) ?? ''}`,
  next: '回答していただく必要はなくなりました。以前のメールのリンクから、現在の状況と、できることを確認できます。',
});

/** The Japanese mail to a security contact who has answered, where the next mail goes to others. */
export const doneJa = (facts: MailFacts): NoticeTexts => ({
  headline: 'ご回答の結果のお知らせ',
  intro: `${of(facts)} の使われていない認証情報についてご回答いただきました。${following[facts.step]?.toOthers?.(facts) ?? ''}`,
  next: '今、対応していただくことはありません。',
});

/** The Japanese mail to who wanted something back and owns the user no more. */
export const wishRefusedJa = (facts: MailFacts): NoticeTexts => ({
  headline: '元に戻していません：現在の所有者は別の方です',
  intro: `終了したケースのリンクから、${of(facts)} の無効にした認証情報を元に戻すよう依頼されました。タグによると、現在の所有者は別の方です。そのため、この依頼では何も元に戻していません。`,
  next: `アクセスが必要な場合は、${facts.team} にご相談ください。${facts.team} または所有者の依頼で元に戻せます。`,
});
