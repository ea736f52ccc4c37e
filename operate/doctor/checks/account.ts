import { type Check, ok, wrong } from './line.ts';

const SUBJECT = 'account';

/** The credentials are those of the hub account, which is never the management account. */
export const checkAccount: Check = ({ settings, seen: { caller, region } }) => {
  const { hubAccountId, managementAccountId } = settings;
  if (caller.account !== hubAccountId)
    return [
      wrong(
        SUBJECT,
        `These are credentials of ${caller.account} (${caller.arn}); hubAccountId in cdk.json is ${hubAccountId}. The lines below are about ${caller.account}.`,
        `Take credentials of ${hubAccountId}, or put ${caller.account} into cdk.json.`,
      ),
    ];
  if (caller.account === managementAccountId)
    return [
      wrong(
        SUBJECT,
        `${caller.account} is the management account, which cannot deploy the StackSet as delegated administrator.`,
        'Take another account as the hub.',
      ),
    ];
  return [ok(SUBJECT, `${caller.account} in ${region}, the hub account of cdk.json`)];
};
