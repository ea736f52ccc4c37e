import type { PageTexts } from '../page-texts.ts';
import { credentialName } from './credentials.ts';

/** What has happened in a case so far, in Japanese. */
export const historyJa: PageTexts['history'] = {
  heading: 'これまでの経過',
  opened: 'ケースを開始しました',
  closed: 'ケースを終了しました',
  disabled: (id) => `無効化: ${credentialName(id)}`,
  answered: (label, who) => `${who}:「${label}」`,
  someone: {
    stakeholder: '所有者宛てリンクからの回答',
    'security-contact': 'セキュリティ担当者宛てリンクからの回答',
    analyst: 'アナリスト',
  },
  by: (address) => `${address} 宛てリンクからの回答`,
  reason: (reason) => `理由: ${reason}`,
};
