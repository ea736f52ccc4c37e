import { newPasswordWaits, passwordCaseOf, passwordSecretName } from '../../domain/case/case-record.ts';
import type { PageTexts } from '../page-texts.ts';

/** How a new password gets to its person, in Japanese. */
export const newPasswordJa: PageTexts['newPassword'] = {
  heading: '新しいパスワード',
  steps: ({ record, team, useWithinDays }, until) => [
    '以前のパスワードは元に戻りません。新しいものになります。',
    newPasswordWaits(record)
      ? `${team} が AWS Secrets Manager のシークレット ${passwordSecretName(passwordCaseOf(record))} からお渡しします。${team} にご連絡ください。`
      : `発行をメールでお知らせします。その後、${team} にご連絡ください。お渡しします。`,
    `${until === undefined ? `${useWithinDays} 日以内` : `${until} まで`}にサインインしてください。その際、ご自身の新しいパスワードの設定を求められます。`,
  ],
};
