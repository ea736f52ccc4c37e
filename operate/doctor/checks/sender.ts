import type { Identity } from '../read/seen.ts';
import { type Check, cannotTell, type Line, ok, unknown, wrong } from './line.ts';

const SUBJECT = 'SES identity';

/** SES has verified the sender: its address, else its domain, else a domain above. */
export const checkSender: Check = ({ settings: { sender }, seen: { identities, region } }) => {
  const [missing] = identities.filter((identity) => identity.is === 'unread');
  if (missing !== undefined) return [unknown(SUBJECT, missing)];
  const found = identities.flatMap((identity) => (identity.is === 'read' ? [identity.value] : []));
  return [
    judge(
      found.filter((identity) => identity !== undefined),
      sender,
      region,
    ),
  ];
};

function judge([nearest, ...others]: Identity[], sender: string, region: string): Line {
  if (nearest === undefined)
    return wrong(
      SUBJECT,
      `SES in ${region} knows neither ${sender} nor its domain: no mail can be sent.`,
      `Verify the domain, and put its DKIM records into DNS: aws sesv2 create-email-identity --email-identity ${sender.split('@').at(-1)}`,
    );
  if (nearest.isVerified)
    return ok(SUBJECT, `${nearest.name} is verified in ${region}, and covers ${sender}`);
  const above = others.find(({ isVerified }) => isVerified);
  if (above !== undefined)
    return cannotTell(
      SUBJECT,
      `${nearest.name} is not verified in ${region}, ${above.name} is. Which of the two SES goes by is not documented.`,
      `Verify ${nearest.name}, or delete it: aws sesv2 delete-email-identity --email-identity ${nearest.name}`,
    );
  return wrong(
    SUBJECT,
    `${nearest.name} is not verified in ${region}: no mail can be sent.`,
    `Finish its verification (SES console, Identities, ${nearest.name}).`,
  );
}
