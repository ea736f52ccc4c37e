import { newPasswordWaits, passwordCaseOf, passwordSecretName } from '../../domain/case/case-record.ts';
import type { PageTexts } from '../page-texts.ts';

/** How a new password gets to its person, in English. */
export const newPasswordEn: PageTexts['newPassword'] = {
  heading: 'Your new password',
  steps: ({ record, team, useWithinDays }, until) => [
    'The old password does not come back; a new one takes its place.',
    newPasswordWaits(record)
      ? `${team} hands it over to you from the secret ${passwordSecretName(passwordCaseOf(record))} in AWS Secrets Manager. Ask them for it.`
      : `Once a mail says that it is there, ask ${team} for it: they hand it over to you.`,
    `Sign in with it ${until === undefined ? `within ${useWithinDays} days` : `by ${until}`}. AWS then asks for a password of your own.`,
  ],
};
