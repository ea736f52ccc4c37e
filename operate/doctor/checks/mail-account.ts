import type { MailAccount } from '../read/seen.ts';
import { about, type Check, type Line, type Looked, ok, wrong } from './line.ts';

/** Mails of a whole case, as the README counts its costs. */
const MAILS_OF_A_CASE = 4;

/** SES lets the account send to everybody, and enough of it. */
export const checkMailAccount: Check = (looked) => [
  ...about('SES sandbox', looked.seen.mailAccount, (account) => sandbox(account, looked)),
  ...about('SES quota', looked.seen.mailAccount, (account) => quota(account, looked)),
];

function sandbox({ isInSandbox, maySend, standing }: MailAccount, { seen: { region } }: Looked): Line {
  const subject = 'SES sandbox';
  if (isInSandbox)
    return wrong(
      subject,
      `SES in ${region} is in the sandbox: mail reaches verified addresses only, and owners are not asked.`,
      'Ask for production access (SES console, Account dashboard, "Request production access").',
    );
  if (!maySend || standing === 'SHUTDOWN')
    return wrong(
      subject,
      `SES in ${region} sends nothing for this account (sending ${maySend ? 'enabled' : 'paused'}, ${standing}).`,
      'See the SES console, Reputation metrics, and resume sending.',
    );
  if (standing !== 'HEALTHY')
    return wrong(
      subject,
      `SES has this account under review (${standing}), and may stop its mail.`,
      'Answer the case that AWS has opened (SES console, Reputation metrics).',
    );
  return ok(subject, `out of the sandbox in ${region}, ${standing}`);
}

function quota({ perDay, perSecond }: MailAccount, { settings: { maxActsPerDay } }: Looked): Line {
  const subject = 'SES quota';
  const needed = maxActsPerDay * MAILS_OF_A_CASE;
  const shown = `${perDay < 0 ? 'any number of' : perDay} recipients a day, ${perSecond} a second`;
  if (perDay >= 0 && perDay < needed)
    return wrong(
      subject,
      `${shown}. ${maxActsPerDay} cases a day (maxActsPerDay) send about ${needed} mails; what is over the quota waits for the next day.`,
      'Ask for a higher sending quota (Service Quotas console, Amazon SES), or set maxActsPerDay lower.',
    );
  return ok(subject, `${shown}; ${maxActsPerDay} cases a day (maxActsPerDay) send about ${needed} mails`);
}
