import type { PlanTexts } from '../plan-texts.ts';

/** What is said in Japanese of each credential of a case, and of what else the user has. */
export const planJa: PlanTexts = {
  plan: '認証情報ごとの記録',
  columns: {
    credential: '認証情報',
    lastUsed: '最終使用',
    where: 'サービス、リージョン',
    age: '経過',
    fate: 'どうなるか',
  },
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
    underWay: { off: '無効にしています', back: '元に戻しています' },
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
};
