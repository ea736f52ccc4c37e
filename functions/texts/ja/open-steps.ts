import type { MailFacts, NoticeTexts } from '../mail-texts.ts';
import type { OpenStepsTexts, OpenStepTexts } from '../step-texts.ts';

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
    toOthers: ({ until }) => `認証情報は残ります。${until} までに使用する必要があります。`,
  },
  disabled: {
    inHistory: '無効化し、様子を見ています',
    toOthers: ({ until }) =>
      `認証情報は無効になりましたが、まだ削除されていません。${until} まで影響がないかを見守ります。`,
  },
  'quarantined-off': {
    inHistory: 'AWS による隔離を確認し、元に戻すかどうかをセキュリティ担当者に確認しています',
  },
  'confirm-deletion': {
    inHistory: '影響はありませんでした。削除の段階です',
  },
  restored: {
    inHistory: '元に戻しました',
    toOthers: ({ until }) => `認証情報は元に戻りました。${until} までに使用する必要があります。`,
  },
  paused: {
    inHistory: '一時停止中です。今は何も無効化・削除しません',
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
