import { PASSWORD_ID, showCredential } from '../../domain/credential/credential.ts';
import type { PageTexts } from '../page-texts.ts';

const nameOf = (id: string) => (id === PASSWORD_ID ? 'パスワード' : `アクセスキー ${showCredential(id)}`);

/** What has happened in a case so far, in Japanese. */
export const historyJa: PageTexts['history'] = {
  heading: 'これまでの経過',
  opened: 'ケースを開始しました',
  closed: 'ケースを終了しました',
  turnedOff: (id) => `無効化: ${nameOf(id)}`,
  answered: (label, who) => `${who}:「${label}」`,
  someone: {
    stakeholder: '所有者宛てリンクからの回答',
    'security-contact': 'セキュリティ担当者宛てリンクからの回答',
    analyst: 'Security Hub のアナリスト',
  },
  by: (address) => `${address} 宛てリンクからの回答`,
  reason: (reason) => `理由: ${reason}`,
  steps: {
    asked: '必要かどうかを確認しました',
    reminded: '再度お知らせしました',
    escalated: '回答がないため、セキュリティ担当者に確認しています',
    kept: '残します。期限までに使用してください',
    disabled: '無効化し、様子を見ています',
    'confirm-deletion': '影響はありませんでした。削除の段階です',
    restored: '元に戻しました',
    paused: '一時停止中です。今は何も無効化・削除しません',
    gone: 'ユーザーはもう存在しません',
    recreated: 'ユーザーが作り直されたため、ケースを終了しました',
    'in-use': '使用中のため、ケースを終了しました',
    protected: '保護されたユーザーのため、ケースを終了しました',
    unknown: 'IAM の情報が足りないため、ケースを終了しました',
    'nothing-active': '有効なものがないため、ケースを終了しました',
    unanswered: '回答がなく、何も変更しませんでした',
    changed: '状況が変わったため、何も無効化しませんでした',
    stop: '中止しました',
    exempt: '適用除外とし、ケースを終了しました',
    used: '使用を確認し、ケースを終了しました',
    'not-used': '使用されないまま、ケースを終了しました',
    drift: '途中で誰かが変更したため、ケースを終了しました',
    'left-disabled': '無効のまま残し、ケースを終了しました',
    deleted: '削除しました',
    'user-deleted': 'ユーザー全体を削除しました',
    'nothing-to-restore': '元に戻すものがありませんでした',
    failed: '問題が起きました。セキュリティチームが確認します',
  },
};
