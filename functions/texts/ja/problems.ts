import { type PageTexts, REASON_LENGTH } from '../page-texts.ts';
import { credentialName } from './credentials.ts';

/** What is wrong with a form, in Japanese. */
export const problemsJa: PageTexts['problems'] = {
  answer: '回答を 1 つ選んでください。',
  decision: (id) => `${credentialName(id)}をどうするか選んでください。`,
  otherCredential: 'このケースの対象ではない認証情報が含まれています。もう一度、対象をご確認ください。',
  userName: (isEmpty) =>
    isEmpty
      ? '誤って無効化や削除をしないよう、ユーザー名を入力してください。'
      : 'このケースのユーザー名と一致しません。表示どおりに入力してください。',
  every: 'どのくらいの頻度で使うか選んでください。',
  person: (domains) => `${domains} で終わる、担当者のメールアドレスを入力してください。`,
  personAsked: 'この方にはすでに確認しています。',
  reasonMissing: '適用除外の理由を入力してください。',
  reasonTooLong: `理由は ${REASON_LENGTH} 文字以内にしてください。`,
  untilNotADay: '終了日は 2026-12-31 のように入力してください。',
  until: (min, max) => `終了日は ${min} から ${max} までの日を指定してください。`,
  damaged: 'フォームが壊れています。リンクをもう一度開いてください。',
};

/** Why an answer was not taken, in Japanese. */
export const refusalsJa: PageTexts['refusals'] = {
  nothing: '何も記録されませんでした。',
  closed: 'このケースは終了しています。',
  deleting: '認証情報は削除中、または削除済みです。',
  restored: 'このケースで無効化したものは、すでに元に戻しました。',
  'restored-in-part':
    'このケースで無効化したもののうち、元に戻せるものは元に戻しました。残りは戻せなかったか、そのままにしました。',
  'not-off': 'このケースで無効化したもののうち、元に戻せるものはもうありません。',
  'link-too-old': 'このリンクで元に戻せる期間は終わりました。',
  'passed-on': '現在は別の方がこのユーザーの所有者で、その方に確認しています。',
  quarantined: 'AWS がこのユーザーを隔離したため、現在はセキュリティ担当者だけが判断します。',
  between: 'ケースは次の手順に移る途中です。1 分ほどしてからもう一度お試しください。',
  'does-not-fit': '現在の質問に対する回答ではありません。',
  'answered-since': 'ページを開いた後に、この質問はすでに回答されました。',
  'question-changed': 'ページを開いた後に、質問の内容が変わりました。もう一度ご確認ください。',
  'plan-changed': 'ページを開いた後に対象が変わりました。もう一度ご確認ください。',
};

/** Pages without a case, in Japanese. */
export const plainJa: PageTexts['plain'] = {
  400: ['リクエストを読み取れません', 'メールのリンクをもう一度開いてください。'],
  404: ['見つかりません', 'このページはありません。メールのリンク全体を開いてください。'],
  405: ['この操作はできません', 'このページでは、表示とフォームでの回答だけができます。'],
  413: ['文字数が多すぎます', 'リンクをもう一度開き、短く入力してください。'],
  415: ['リクエストを読み取れません', 'ページのフォームから回答してください。'],
  503: [
    '記録を確認できません',
    'こちら側で問題が起き、回答が記録されたかどうか確認できません。1 分ほどしてからリンクをもう一度開くと、記録されていればページに表示されます。二度送信しても問題ありません。',
  ],
  over: [
    'このケースは終了しました',
    'このリンクは以前のケースのものです。新しいケースがある場合は、新しいリンクがメールで届きます。',
  ],
  'passed-on': [
    '現在は別の方に確認しています',
    'このリンクを送った後にユーザーの所有者が変わったため、このリンクは使えなくなりました。',
  ],
};
